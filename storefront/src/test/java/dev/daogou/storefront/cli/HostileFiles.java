package dev.daogou.storefront.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Files that no shop means to send, in a folder. */
final class HostileFiles {
  private static final int BLOCK = 1 << 16;

  private final Path folder;

  HostileFiles(Path folder) {
    this.folder = folder;
  }

  /** A gzip of one text over and over, small on the disk. */
  Path packed(String name, String beginning, String repeated, long characters) {
    Path file = folder.resolve(name);
    byte[] block =
        repeated.repeat(Math.max(1, BLOCK / repeated.length())).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out =
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)), BLOCK)) {
      out.write(beginning.getBytes(StandardCharsets.UTF_8));
      for (long written = 0; written < characters; written += block.length) {
        out.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** A gzip of many good lines, of which the end is missing. */
  Path cutOff(String name, String line) {
    var all = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(all)) {
      for (int number = 0; number < 2_000; number++) {
        out.write(line.formatted(number).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes(name, Arrays.copyOf(all.toByteArray(), all.size() / 2));
  }

  Path noise(String name) {
    byte[] noise = new byte[1 << 18];
    new Random(5).nextBytes(noise);
    return bytes(name, noise);
  }

  Path text(String name, String text) {
    return bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path bytes(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
