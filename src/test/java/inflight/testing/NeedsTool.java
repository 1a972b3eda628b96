package inflight.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test runs these programs. Skipped with a printed reason where one is missing; see {@link
 * Needs}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Needs.class)
public @interface NeedsTool {
  /** Names as on the PATH, for instance {@code tshark}. */
  String[] value();
}
