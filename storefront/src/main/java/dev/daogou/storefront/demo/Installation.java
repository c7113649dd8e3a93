package dev.daogou.storefront.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Daogou lies on this machine.
 *
 * @param home the project's root
 */
public record Installation(Path home) {
  private static final String SERVICE = "serving/target/quarkus-app/quarkus-run.jar";

  /**
   * Looks for the project's root: the system property {@code daogou.home}, then upwards from this
   * program, then upwards from the working directory.
   */
  public static Installation find() {
    Optional<Path> named = Optional.ofNullable(System.getProperty("daogou.home")).map(Path::of);
    return new Installation(
        named
            .or(() -> Stream.of(program(), Path.of("")).flatMap(Installation::upwards).findFirst())
            .orElse(Path.of(""))
            .toAbsolutePath()
            .normalize());
  }

  /** The service's runnable jar, which the build makes; it may be absent. */
  public Path service() {
    return home.resolve(SERVICE);
  }

  /** Where the demo keeps its data, unless told otherwise. */
  public Path demoData() {
    return home.resolve(".daogou/demo");
  }

  private static Stream<Path> upwards(Path from) {
    return Stream.iterate(from.toAbsolutePath(), p -> p != null, Path::getParent)
        .filter(p -> Files.exists(p.resolve("serving/pom.xml")));
  }

  private static Path program() {
    try {
      return Path.of(
          Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      return Path.of("");
    }
  }
}
