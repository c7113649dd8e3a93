package dev.daogou.models.sequence;

import dev.daogou.models.sequence.Parameters.Snapshot;
import dev.daogou.models.sequence.SequenceWeights.Array;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Training's progress as a file, from which it goes on exactly as if it had never stopped. */
public final class Checkpoint {
  private static final int FORMAT = 0x44415131;

  private Checkpoint() {}

  /**
   * Writes; the file is there whole or not at all.
   *
   * @param run what is trained on what; only the same run may go on from here
   */
  public static void write(Path file, String run, Progress progress) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
        out.writeInt(FORMAT);
        out.writeUTF(run);
        out.writeInt(progress.epoch());
        out.writeInt(progress.bestEpoch());
        write(out, progress.newest().weights());
        write(out, progress.newest().means());
        write(out, progress.newest().squares());
        write(out, progress.best());
        write(out, progress.bestQuality());
        write(out, progress.quality());
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint cannot be written: " + file, e);
    }
  }

  /** Reads; empty where there is no file, or it is of another run. */
  public static Optional<Progress> read(Path file, String run) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != FORMAT || !in.readUTF().equals(run)) {
        return Optional.empty();
      }
      int epoch = in.readInt();
      int bestEpoch = in.readInt();
      Snapshot newest = new Snapshot(weights(in), weights(in), weights(in));
      return Optional.of(
          new Progress(epoch, newest, weights(in), bestEpoch, quality(in), quality(in)));
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint cannot be read: " + file, e);
    }
  }

  private static void write(DataOutputStream out, SequenceWeights weights) throws IOException {
    out.writeInt(weights.arrays().size());
    for (Map.Entry<String, Array> entry : weights.arrays().entrySet()) {
      Array array = entry.getValue();
      out.writeUTF(entry.getKey());
      out.writeInt(array.shape().length);
      for (long length : array.shape()) {
        out.writeLong(length);
      }
      ByteBuffer bytes = ByteBuffer.allocate(array.values().length * Float.BYTES);
      bytes.asFloatBuffer().put(array.values());
      out.write(bytes.array());
    }
  }

  private static SequenceWeights weights(DataInputStream in) throws IOException {
    Map<String, Array> arrays = new LinkedHashMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      long[] shape = new long[in.readInt()];
      int size = 1;
      for (int s = 0; s < shape.length; s++) {
        shape[s] = in.readLong();
        size = Math.multiplyExact(size, Math.toIntExact(shape[s]));
      }
      float[] values = new float[size];
      ByteBuffer.wrap(in.readNBytes(size * Float.BYTES)).asFloatBuffer().get(values);
      arrays.put(name, new Array(values, shape));
    }
    return new SequenceWeights(arrays);
  }

  private static void write(DataOutputStream out, Optional<NextItemQuality> quality)
      throws IOException {
    out.writeBoolean(quality.isPresent());
    if (quality.isPresent()) {
      out.writeDouble(quality.get().hitRate());
      out.writeDouble(quality.get().reciprocalRank());
      out.writeDouble(quality.get().hitRateNew());
      out.writeDouble(quality.get().reciprocalRankNew());
      out.writeInt(quality.get().cases());
    }
  }

  private static Optional<NextItemQuality> quality(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? Optional.of(
            new NextItemQuality(
                in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readInt()))
        : Optional.empty();
  }
}
