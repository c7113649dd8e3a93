package dev.daogou.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.deployment.Dockerfile.Instruction;
import dev.daogou.deployment.Dockerfile.Stage;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of hadolint that apply, and that the files fit the build and the program. */
class DockerfilesTest {
  private static final List<String> BUILT =
      List.of("/native/", "/java/", "/shop/", "/src/serving/target/quarkus-app/", "/opt/");

  @ParameterizedTest
  @ValueSource(strings = {"docker/Dockerfile", "docker/Dockerfile.cuda"})
  void shouldNameImagesByAVersion(String path) {
    Dockerfile file = Dockerfile.read(Project.file(path));

    List<String> own = file.stages().stream().map(Stage::name).toList();
    assertThat(file.stages().stream().map(Stage::image).filter(each -> !own.contains(each)))
        .isNotEmpty()
        .allMatch(each -> each.matches("[a-z./-]+:\\d[\\w.-]+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker/Dockerfile", "docker/Dockerfile.cuda"})
  void shouldCopyWhatIsThere(String path) {
    Dockerfile file = Dockerfile.read(Project.file(path));

    for (Stage stage : file.stages()) {
      assertThat(stage.all("ADD")).isEmpty();
      for (Instruction copy : stage.all("COPY")) {
        for (String source : copy.words().subList(0, copy.words().size() - 1)) {
          if (copy.from() == null) {
            assertThat(Project.file(source)).exists();
            assertThat(isIgnored(source)).as(source).isFalse();
          } else {
            assertThat(file.stage(copy.from())).isNotNull();
            assertThat(BUILT).anyMatch(source::startsWith);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker/Dockerfile", "docker/Dockerfile.cuda"})
  void shouldKnowEveryModule(String path) {
    List<String> copied =
        Dockerfile.read(Project.file(path)).stage("build").all("COPY").stream()
            .map(each -> each.words().getFirst())
            .toList();

    assertThat(copied).containsAll(Project.modules().stream().map(m -> m + "/pom.xml").toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker/Dockerfile", "docker/Dockerfile.cuda"})
  void shouldNotRunAsRoot(String path) {
    Dockerfile file = Dockerfile.read(Project.file(path));

    List<Instruction> service = file.whole(file.stages().getLast());
    String user = last(service, "USER").arguments();
    assertThat(user).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
    assertThat(last(service, "RUN").arguments())
        .contains("-o " + user.split(":")[0], last(service, "VOLUME").arguments().split("\"")[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker/Dockerfile", "docker/Dockerfile.cuda"})
  void shouldStopWhenACommandOfAPipeFails(String path) {
    Dockerfile file = Dockerfile.read(Project.file(path));

    Stage build = file.stage("build");
    assertThat(build.all("SHELL")).first().asString().contains("-euo", "pipefail");
    assertThat(file.stages().stream().filter(each -> each != build))
        .flatMap(each -> each.all("RUN"))
        .noneMatch(each -> each.arguments().contains("|"));
    assertThat(file.stages())
        .flatMap(each -> each.all("RUN"))
        .noneMatch(each -> each.arguments().matches("(?s).*\\b(sudo|apt-get|curl|wget)\\b.*"))
        .noneMatch(each -> each.arguments().matches("(?s).*(^|&& |; )cd .*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker/Dockerfile", "docker/Dockerfile.cuda"})
  void shouldSetWhatTheProgramKnows(String path) {
    Dockerfile file = Dockerfile.read(Project.file(path));

    Map<String, String> environment = new TreeMap<>();
    List<Instruction> service = file.whole(file.stages().getLast());
    service.stream()
        .filter(each -> each.name().equals("ENV"))
        .forEach(each -> environment.putAll(each.assignments()));
    assertThat(environment.keySet().stream().filter(Settings::isSetting))
        .isNotEmpty()
        .allMatch(Settings::isKnown);
    assertThat(Settings.read(environment).getValue("quarkus.http.port", Integer.class))
        .isEqualTo(8080);
    assertThat(last(service, "EXPOSE").words())
        .contains(environment.get("QUARKUS_HTTP_PORT"), "9081");
    assertThat(environment.get("DAOGOU_STATE_DIR"))
        .isEqualTo(last(service, "VOLUME").arguments().split("\"")[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker/Dockerfile", "docker/Dockerfile.cuda"})
  void shouldHearSignalsAndStartAsTheLauncherDoes(String path) {
    Dockerfile file = Dockerfile.read(Project.file(path));

    List<Instruction> service = file.whole(file.stages().getLast());
    assertThat(last(service, "ENTRYPOINT").arguments())
        .startsWith("[\"/opt/java/bin/java\"")
        .contains("@/opt/daogou/java.args")
        .endsWith("]");
    assertThat(last(service, "STOPSIGNAL").arguments()).isEqualTo("SIGTERM");
    assertThat(last(service, "HEALTHCHECK").arguments()).contains("CMD [\"/opt/daogou/bin/");
    String launcher = Project.read(Project.file("daogou")).replace("modules jdk", "modules=jdk");
    assertThat(Project.read(Project.file("docker/java.args")).lines())
        .filteredOn(each -> each.startsWith("--"))
        .isNotEmpty()
        .allMatch(launcher::contains);
  }

  private static Instruction last(List<Instruction> all, String name) {
    return all.stream().filter(each -> each.name().equals(name)).toList().getLast();
  }

  private static boolean isIgnored(String source) {
    Path path = Path.of(source).normalize();
    return Project.read(Project.file(".dockerignore"))
        .lines()
        .filter(each -> !each.isBlank() && !each.startsWith("#"))
        .map(each -> FileSystems.getDefault().getPathMatcher("glob:{" + each + "," + each + "/**}"))
        .anyMatch(each -> each.matches(path) && Files.exists(Project.file(source)));
  }
}
