package dev.daogou.serving.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A folder in one small file: a zip that is not compressed within a gzip that is, files of a kind
 * side by side, so that what many of them have in common is written once.
 */
final class FolderArchive {
  private static final long NO_TIME = 315_532_800_000L;

  private FolderArchive() {}

  /** Packs all but locks and the log files of RocksDB. */
  static void pack(Path folder, Path archive) throws IOException {
    try (Stream<Path> all = Files.walk(folder);
        ZipOutputStream zip =
            new ZipOutputStream(
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(archive))) {
                  {
                    def.setLevel(Deflater.BEST_COMPRESSION);
                  }
                })) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      List<Path> files =
          all.filter(Files::isRegularFile)
              .filter(file -> !isLeftOut(file.getFileName().toString()))
              .sorted(Comparator.comparing(FolderArchive::kind).thenComparing(Path::toString))
              .toList();
      for (Path file : files) {
        ZipEntry entry = new ZipEntry(folder.relativize(file).toString());
        entry.setLastModifiedTime(FileTime.fromMillis(NO_TIME));
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }

  private static boolean isLeftOut(String name) {
    return name.equals("LOG")
        || name.startsWith("LOG.old")
        || name.equals("LOCK")
        || name.equals(".lock")
        || name.equals("embedded.lock");
  }

  private static String kind(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return ending.replaceAll("\\d+", "");
  }

  /** Unpacks into a folder that need not exist. */
  static void unpack(InputStream archive, Path folder) throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(new GZIPInputStream(new BufferedInputStream(archive)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }
}
