package inflight.testing;

import inflight.host.Check;
import inflight.host.Display;
import inflight.host.Machine;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a test that needs what this machine lacks, and prints why. Where everything is supposed to
 * be installed ({@code INFLIGHT_CI=true}) it fails instead, so that nothing is skipped unseen.
 */
final class Needs implements ExecutionCondition {
  private static final Set<String> PRINTED = ConcurrentHashMap.newKeySet();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<String> missing = context.getElement().map(Needs::missing).orElse(List.of());
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("everything is there");
    }
    String reason = context.getDisplayName() + ": " + String.join("; ", missing);
    if (PRINTED.add(reason)) {
      System.out.println("SKIPPED " + reason);
    }
    return decide(reason, "true".equals(System.getenv("INFLIGHT_CI")));
  }

  static ConditionEvaluationResult decide(String reason, boolean everythingMustRun) {
    if (everythingMustRun) {
      throw new AssertionError("INFLIGHT_CI=true, and yet " + reason);
    }
    return ConditionEvaluationResult.disabled(reason);
  }

  private static List<String> missing(AnnotatedElement element) {
    List<String> missing = new ArrayList<>();
    NeedsTool tools = element.getAnnotation(NeedsTool.class);
    if (tools != null) {
      for (String tool : tools.value()) {
        if (!isOnPath(tool)) {
          missing.add(tool + " is not installed");
        }
      }
    }
    if (element.isAnnotationPresent(NeedsToolkit.class)) {
      addUnlessWorks(missing, Display.drawing());
    }
    if (element.isAnnotationPresent(NeedsLibpcap.class)) {
      addUnlessWorks(missing, Machine.libpcap());
    }
    if (element.isAnnotationPresent(NeedsRoot.class)) {
      addUnlessWorks(missing, Machine.permission());
    }
    return missing;
  }

  private static void addUnlessWorks(List<String> missing, Check check) {
    if (!check.works()) {
      missing.add(check.found() + " (" + check.mend() + ")");
    }
  }

  /** Whether a program of this name could be started. */
  static boolean isOnPath(String tool) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(System.getProperty("path.separator"), Pattern.LITERAL)
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, tool))
        .anyMatch(Files::isExecutable);
  }
}
