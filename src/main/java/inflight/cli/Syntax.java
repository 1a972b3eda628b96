package inflight.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The words of one command, and which field of it each of them fills: what picocli's annotations
 * say, in code. Reading annotations takes more CPU than all else that a small command does.
 */
final class Syntax {
  /** Picocli's own finds {@code Path.of} by reflection. */
  private static final ITypeConverter<Path> PATH = Path::of;

  private final CommandSpec spec;

  /**
   * @param command runs when everything was understood: a {@code Callable<Integer>}
   * @param footer lines behind the options in the help text
   */
  Syntax(Object command, String name, String description, String... footer) {
    spec = CommandSpec.wrapWithoutInspection(command).name(name);
    spec.usageMessage().description(description).footer(footer);
  }

  CommandSpec spec() {
    return spec;
  }

  /** An option with a value that may be left out. */
  <T> Syntax option(String name, String label, Class<T> type, Consumer<T> to, String description) {
    spec.addOption(valued(name, label, type, to, description).build());
    return this;
  }

  /** {@code --format} with the first of the forms as default. */
  <T extends Enum<T>> Syntax format(Class<T> forms, String label, Consumer<T> to, String text) {
    String first = forms.getEnumConstants()[0].toString();
    spec.addOption(valued("--format", label, forms, to, text).defaultValue(first).build());
    return this;
  }

  /** An option that has to be there. */
  <T> Syntax required(
      String name, String label, Class<T> type, Consumer<T> to, String description) {
    spec.addOption(valued(name, label, type, to, description).required(true).build());
    return this;
  }

  /** An option that may be given several times. */
  Syntax repeated(String name, String label, Consumer<List<String>> to, String description) {
    ListField field = new ListField(to);
    spec.addOption(
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .getter(field)
            .setter(field)
            .description(description)
            .build());
    return this;
  }

  /** An option without a value. */
  Syntax flag(String name, Consumer<Boolean> to, String description) {
    spec.addOption(switched(name, to, description).build());
    return this;
  }

  /** Exactly one of these has to be there. */
  Syntax oneOf(OptionSpec.Builder... options) {
    ArgGroupSpec.Builder group = ArgGroupSpec.builder().multiplicity("1");
    for (OptionSpec.Builder option : options) {
      group.addArg(option.required(true).build());
    }
    spec.addArgGroup(group.build());
    return this;
  }

  static <T> OptionSpec.Builder valued(
      String name, String label, Class<T> type, Consumer<T> to, String description) {
    return OptionSpec.builder(name)
        .setter(new Field<>(to))
        .description(description)
        .paramLabel(label)
        .type(type);
  }

  static OptionSpec.Builder switched(String name, Consumer<Boolean> to, String description) {
    return OptionSpec.builder(name)
        .setter(new Field<>(to))
        .description(description)
        .type(boolean.class)
        .arity("0");
  }

  /** One file that has to be there. */
  Syntax file(String label, Consumer<Path> to, String description) {
    PositionalParamSpec.Builder file = positional(label, to, description);
    spec.addPositional(
        file.type(Path.class).converters(PATH).index("0").arity("1").required(true).build());
    return this;
  }

  /** Any number of files. */
  Syntax files(String label, Consumer<List<Path>> to, String description) {
    PositionalParamSpec.Builder files = positional(label, to, description);
    files.type(List.class).auxiliaryTypes(Path.class).converters(PATH);
    spec.addPositional(files.index("0..*").arity("0..*").build());
    return this;
  }

  private static PositionalParamSpec.Builder positional(
      String label, Consumer<?> to, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .setter(new Field<>(to))
        .description(description);
  }

  /** Fills a list to which picocli adds what is given again. */
  private static final class ListField implements ISetter, IGetter {
    private final Consumer<List<String>> to;
    private List<String> list;

    ListField(Consumer<List<String>> to) {
      this.to = to;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> V get() {
      return (V) list;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> V set(V value) {
      if (value != null) {
        list = (List<String>) value;
        to.accept(list);
      }
      return null;
    }
  }

  /** Fills a field with a value that picocli has converted to the type of the argument. */
  private record Field<T>(Consumer<T> to) implements ISetter {
    @Override
    @SuppressWarnings("unchecked")
    public <V> V set(V value) {
      if (value != null) {
        to.accept((T) value);
      }
      return null;
    }
  }
}
