import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A step of the build, run as source: {@code java MakeAotCache.java LIB CAPTURES} leaves {@code
 * LIB/inflight.aot}, with which a command needs half the CPU to start. The program works without
 * it, so a failure here is one line and not a failed build.
 */
final class MakeAotCache {
  private static final long LIMIT_SECONDS = 20;

  public static void main(String[] args) throws InterruptedException {
    Path lib = Path.of(args[0]);
    Path cache = lib.resolve("inflight.aot");
    try {
      Files.deleteIfExists(cache);
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, "picocli-*.jar")) {
        for (Path jar : jars) {
          modernise(jar);
        }
      }
      train(lib, cache, args[1]);
    } catch (IOException | RuntimeException e) {
      System.out.println("No ahead-of-time cache, commands start somewhat later: " + e);
    }
  }

  private static void train(Path lib, Path cache, String captures)
      throws IOException, InterruptedException {
    Process training =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-XX:+UseSerialGC",
                "-XX:AOTCacheOutput=" + cache,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                lib.resolve("inflight.jar").toString(),
                "inflight.app.AotTraining",
                captures)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    if (!training.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      training.descendants().forEach(ProcessHandle::destroyForcibly);
      training.destroyForcibly().waitFor();
      Files.deleteIfExists(cache);
      throw new IOException("the training run took over " + LIMIT_SECONDS + " s");
    }
    if (training.exitValue() != 0) {
      Files.deleteIfExists(cache);
      throw new IOException("the training run ended with code " + training.exitValue());
    }
  }

  /**
   * Rewrites the classes of a jar for Java 5, which a cache cannot hold because they lack stack map
   * tables: the same code, with the tables.
   */
  private static void modernise(Path jar) throws IOException {
    try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        FileSystem zip = FileSystems.newFileSystem(jar)) {
      ClassFile reader =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(classes)));
      for (Path file : classFiles(zip)) {
        ClassModel model = reader.parse(Files.readAllBytes(file));
        if (model.majorVersion() < ClassFile.JAVA_7_VERSION) {
          Files.write(file, reader.transformClass(model, withStackMaps()));
        }
      }
    }
  }

  private static ClassTransform withStackMaps() {
    return (to, element) -> {
      switch (element) {
        case ClassFileVersion _ -> to.withVersion(ClassFile.JAVA_8_VERSION, 0);
        case MethodModel method ->
            to.transformMethod(method, MethodTransform.transformingCode((code, e) -> code.with(e)));
        default -> to.with(element);
      }
    };
  }

  private static List<Path> classFiles(FileSystem zip) throws IOException {
    try (Stream<Path> files = Files.walk(zip.getPath("/"))) {
      return files
          .filter(f -> f.toString().endsWith(".class"))
          .filter(f -> !f.startsWith("/META-INF"))
          .toList();
    }
  }
}
