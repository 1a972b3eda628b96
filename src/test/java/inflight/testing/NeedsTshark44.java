package inflight.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The test asks a tshark 4.4, started by the command that the environment variable {@code
 * INFLIGHT_TSHARK_4_4} names. Debian 12 has none, so it may be missing anywhere: the test is then
 * skipped, and says so.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsTshark44.Condition.class)
public @interface NeedsTshark44 {
  /** Looks for the variable. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (System.getenv(Tshark.VARIABLE_4_4) != null) {
        return ConditionEvaluationResult.enabled("there is a tshark 4.4");
      }
      String reason = Tshark.VARIABLE_4_4 + " names no command that starts a tshark 4.4";
      System.out.println("SKIPPED " + context.getDisplayName() + ": " + reason);
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}
