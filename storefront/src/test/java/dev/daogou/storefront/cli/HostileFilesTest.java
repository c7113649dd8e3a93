package dev.daogou.storefront.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands in a JVM of their own, with little memory, on files that are meant to break them.
 */
class HostileFilesTest {
  private static final String MEMORY = "-Xmx256m";
  private static final long LARGE = 300L << 20;
  private static final long SMALLER = 16L << 20;
  private static final int NESTED = 100_000;

  @TempDir private Path folder;
  private HostileFiles files;

  @BeforeEach
  void makeFiles() {
    files = new HostileFiles(folder);
  }

  @Test
  void shouldEndAtAnEndlessLine() throws Exception {
    Path line = files.packed("line.gz", "", "a", LARGE);

    importing(line, "--format", "jsonl").hasFailedWith("longer than 2,097,152 characters");
    importing(line, "--format", "csv").hasFailedWith("at most 16,384 columns and 2,097,152 char");
    replaying(line).hasFailedWith("longer than 2,097,152 characters");
    replaying(line, "--format", "sessions").hasFailedWith("one entry a line");
  }

  @Test
  void shouldCountTheLinesOfABomb() throws Exception {
    Path bomb = files.packed("bomb.gz", "", "{\"item\":\"a\"}\n", SMALLER);
    Path empty = files.packed("empty.gz", "id,title\n", "\n", SMALLER);

    importing(bomb, "--format", "jsonl").hasFailedWith("further ones are only counted");
    replaying(bomb, "--format", "catalogue").hasFailedWith("more than 100 malformed lines");
    importing(empty, "--format", "csv").hasEndedWith(0);
  }

  @Test
  void shouldHoldNoMoreOfAFeedThanAnEntry() throws Exception {
    String start = "<rss><channel><item>";

    for (String hostile : List.of("<title>", "<title><![CDATA[", "<!--", "<a b='")) {
      importing(files.packed("feed.gz", start + hostile, "x", SMALLER))
          .hasFailedWith("more than 4,194,304 bytes");
    }
    importing(files.packed("feed.gz", start, "<a>x</a>", SMALLER))
        .hasFailedWith("more than 4,194,304 bytes");
  }

  @Test
  void shouldFollowNoEntities() throws Exception {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 'ha'>");
    for (int level = 1; level < 12; level++) {
      laughs.append("<!ENTITY a%d '%s'>".formatted(level, ("&a" + (level - 1) + ";").repeat(10)));
    }
    Path secret = files.text("secret", "the secret");
    String item = "<rss><item><id>a</id><title>%s</title></item></rss>";
    Path nested = files.text("laughs.xml", laughs + "]>" + item.formatted("&a11;"));
    Path outside =
        files.text(
            "outside.xml",
            "<!DOCTYPE x [<!ENTITY f SYSTEM '%s'>]>".formatted(secret.toUri())
                + item.formatted("&f;"));

    importing(nested).hasFailedWith("the XML cannot be read on");
    importing(outside).hasFailedWith("the XML cannot be read on").lacks("the secret");
  }

  @Test
  void shouldRefuseWhatIsTooWideOrTooDeep() throws Exception {
    Path wide = files.text("wide.csv", "c,".repeat(NESTED) + "id\n" + "v,".repeat(NESTED) + "a\n");
    Path deep = files.text("deep.jsonl", "{\"item\":" + "[".repeat(NESTED) + "\n{}\n");
    Path deepFeed = files.text("deep.xml", "<rss><item>" + "<a>".repeat(NESTED));

    importing(wide).hasFailedWith("a row has at most 16,384 columns");
    replaying(wide, "--format", "sessions").hasFailedWith("must name SessionId");
    importing(deep).hasFailedWith("nesting depth");
    replaying(deep, "--format", "catalogue").hasFailedWith("nesting depth");
    importing(deepFeed).hasFailedWith("the XML cannot be read on");
  }

  @Test
  void shouldSayWhatIsWrongWithAFile() throws Exception {
    Path cut = files.cutOff("cut.gz", "{\"item\":\"%d\",\"title\":\"A\"}\n");
    Path noise = files.noise("noise.bin");
    Path wide =
        files.bytes("wide.csv", "\uFEFFid,title\na,A\n".getBytes(StandardCharsets.UTF_16LE));
    Path nothing = files.bytes("nul.csv", new byte[1 << 20]);

    importing(cut).hasFailedWith("the gzip is damaged or cut off");
    replaying(cut, "--format", "catalogue").hasFailedWith("the gzip is damaged or cut off");
    for (Path file : List.of(noise, nothing)) {
      importing(file).hasFailedWith("the file is no text");
      replaying(file, "--format", "sessions").hasFailedWith("the file is no text");
    }
    importing(wide).hasFailedWith("iconv");
    replaying(wide, "--format", "sessions").hasFailedWith("iconv");
  }

  private Ended importing(Path file, String... options) throws Exception {
    return run("import", file, List.of("--dry-run"), options);
  }

  private Ended replaying(Path file, String... options) throws Exception {
    return run("replay", file, List.of("--url", "http://127.0.0.1:1"), options);
  }

  private Ended run(String command, Path file, List<String> usual, String... options)
      throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Daogou.class.getName(),
                command,
                file.toString()));
    line.addAll(usual);
    line.addAll(List.of(options));
    Path words = folder.resolve("words");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(words.toFile()).start();
    int code = process.waitFor();
    return new Ended(code, Files.readString(words));
  }

  /** How a command ended, and what it said. */
  private record Ended(int code, String words) {
    Ended hasFailedWith(String part) {
      assertThat(words).contains(part).doesNotContain("Exception", "OutOfMemory", "StackOverflow");
      assertThat(words).hasSizeLessThan(1 << 16);
      return hasEndedWith(1);
    }

    Ended hasEndedWith(int expected) {
      assertThat(code).as(words).isEqualTo(expected);
      return this;
    }

    void lacks(String part) {
      assertThat(words).doesNotContain(part);
    }
  }
}
