package dev.daogou.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The project's files. */
final class Project {
  static final Path ROOT =
      Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
          .filter(each -> Files.exists(each.resolve("daogou")))
          .findFirst()
          .orElseThrow();

  private Project() {}

  static Path file(String path) {
    return ROOT.resolve(path).normalize();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All documents of a YAML file, anchors and merges resolved; a key twice is an error. */
  static List<Map<String, Object>> yaml(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object each : new Yaml(new SafeConstructor(options)).loadAll(text)) {
      documents.add(asMap(each));
    }
    return documents;
  }

  @SuppressWarnings("unchecked") // objects of YAML are maps with text as keys
  static Map<String, Object> asMap(Object object) {
    return object == null ? Map.of() : (Map<String, Object>) object;
  }

  @SuppressWarnings("unchecked") // lists of YAML hold anything
  static List<Object> asList(Object object) {
    return object == null ? List.of() : (List<Object>) object;
  }

  /** A property of the root pom, such as {@code kafka.version}. */
  static String pomProperty(String name) {
    return Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<")
        .matcher(read(file("pom.xml")))
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  /** The modules of the root pom. */
  static List<String> modules() {
    return Pattern.compile("<module>([^<]+)</module>")
        .matcher(read(file("pom.xml")))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
