import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the native libraries of this platform out of the jars of a folder into another, and those
 * of all platforms away from the jars: the image is smaller, and nothing has to be unpacked when
 * the service runs, whose root is read-only and whose /tmp may not hold programs.
 *
 * <pre>java UnpackNatives.java JARS NATIVE</pre>
 */
class UnpackNatives {
  private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|dSYM/.*)");
  private static final Set<String> NEEDED =
      Set.of(
          "libjnidispatch.so",
          "liblz4-java.so",
          "libonnxruntime.so",
          "libonnxruntime4j_jni.so",
          "libsnappyjava.so",
          "libtokenizers.so",
          "libzstd-jni.so");

  private final Pattern here;
  private final Path target;
  private final Set<String> found = new TreeSet<>();

  private UnpackNatives(String architecture, Path target) {
    here =
        switch (architecture) {
          case "amd64" ->
              Pattern.compile(
                  "(?i).*linux[-_/](x64|x86_64|x86-64|amd64)/.*|/librocksdbjni-linux64\\.so");
          case "aarch64" ->
              Pattern.compile("(?i).*linux[-_/]aarch64/.*|/librocksdbjni-linux-aarch64\\.so");
          default -> throw new IllegalArgumentException("no libraries for " + architecture);
        };
    this.target = target;
  }

  public static void main(String[] arguments) throws IOException {
    Path target = Files.createDirectories(Path.of(arguments[1]));
    UnpackNatives work = new UnpackNatives(System.getProperty("os.arch"), target);
    try (Stream<Path> jars = Files.list(Path.of(arguments[0]))) {
      for (Path jar : jars.filter(each -> each.toString().endsWith(".jar")).toList()) {
        work.unpack(jar);
      }
    }
    work.check();
    System.out.println("unpacked: " + String.join(" ", work.found));
  }

  private void unpack(Path jar) throws IOException {
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      for (Path entry : natives(inside.getPath("/"))) {
        if (here.matcher(entry.toString()).matches()) {
          String name = name(entry);
          Files.copy(entry, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
          found.add(name);
        }
        Files.delete(entry);
      }
    }
  }

  private static List<Path> natives(Path root) throws IOException {
    try (Stream<Path> entries = Files.walk(root)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(each -> NATIVE.matcher(each.toString()).matches())
          .toList();
    }
  }

  /** Without the version in it, so that the command line need not change with it. */
  private static String name(Path entry) {
    String name = entry.getFileName().toString();
    return name.startsWith("libzstd-jni") ? "libzstd-jni.so" : name.toLowerCase(Locale.ROOT);
  }

  private void check() {
    Set<String> missing = new TreeSet<>(NEEDED);
    missing.removeAll(found);
    if (found.stream().noneMatch(each -> each.startsWith("librocksdbjni"))) {
      missing.add("librocksdbjni");
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("the jars do not have " + missing + ", only " + found);
    }
  }
}
