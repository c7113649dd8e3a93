package dev.daogou.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** The RocksDB stores of a Kafka Streams application that is closed. */
final class StoreFiles {
  private StoreFiles() {}

  /** About how many keys a store has, and its bytes, over all tasks. */
  record Size(long keys, long bytes) {
    Size plus(Size other) {
      return new Size(keys + other.keys, bytes + other.bytes);
    }
  }

  /** Compacts every store below a state directory, and weighs it, by name. */
  static Map<String, Size> compacted(Path state) throws IOException {
    Map<String, Size> sizes = new TreeMap<>();
    for (Path store : stores(state)) {
      long keys = compact(store);
      sizes.merge(name(store), new Size(keys, tables(store)), Size::plus);
    }
    return sizes;
  }

  // The segments of a window store are called by its name and the time at which each begins.
  private static String name(Path store) {
    return store.getFileName().toString().replaceFirst("\\.\\d+$", "");
  }

  private static List<Path> stores(Path state) throws IOException {
    try (Stream<Path> folders = Files.walk(state)) {
      return folders.filter(folder -> Files.exists(folder.resolve("CURRENT"))).toList();
    }
  }

  private static long compact(Path store) throws IOException {
    try (Options options = new Options();
        DBOptions open = new DBOptions()) {
      List<ColumnFamilyDescriptor> families =
          RocksDB.listColumnFamilies(options, store.toString()).stream()
              .map(ColumnFamilyDescriptor::new)
              .toList();
      List<ColumnFamilyHandle> handles = new ArrayList<>();
      try (RocksDB db = RocksDB.open(open, store.toString(), families, handles)) {
        long keys = 0;
        for (ColumnFamilyHandle handle : handles) {
          db.compactRange(handle);
          keys += db.getLongProperty(handle, "rocksdb.estimate-num-keys");
          handle.close();
        }
        return keys;
      }
    } catch (RocksDBException e) {
      throw new IOException("the store " + store + " cannot be read", e);
    }
  }

  private static long tables(Path store) throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      return files
          .map(Path::toFile)
          .filter(file -> file.getName().endsWith(".sst"))
          .mapToLong(File::length)
          .sum();
    }
  }
}
