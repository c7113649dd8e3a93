package dev.daogou.app;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One memory budget for every RocksDB store of the program: blocks, indexes, filters and write
 * buffers all come out of one cache. The budget is that of whoever opens the first store.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /** Streams property: bytes for all stores together. */
  public static final String MEMORY = "daogou.rocksdb.memory";

  private static final long DEFAULT_MEMORY = 256L << 20;
  private static final double WRITE_SHARE = 0.4;
  private static final double BITS_A_KEY = 10;

  private static @Nullable Shared shared;

  static {
    RocksDB.loadLibrary();
  }

  private @Nullable BloomFilter filter;

  /** What all stores have together. */
  private record Shared(Cache cache, WriteBufferManager buffers) {}

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    Shared all = shared(Long.parseLong(configs.getOrDefault(MEMORY, DEFAULT_MEMORY).toString()));
    BloomFilter own = new BloomFilter(BITS_A_KEY);
    filter = own;
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table
        .setBlockCache(all.cache())
        .setCacheIndexAndFilterBlocks(true)
        .setCacheIndexAndFilterBlocksWithHighPriority(true)
        .setPinTopLevelIndexAndFilter(true)
        .setIndexType(IndexType.kBinarySearch)
        .setFilterPolicy(own);
    options.setWriteBufferManager(all.buffers());
    options.setTableFormatConfig(table);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    options.setMaxWriteBufferNumber(2);
  }

  private static synchronized Shared shared(long memory) {
    Shared known = shared;
    if (known == null) {
      Cache cache = new LRUCache(memory, -1, false, 0.1);
      known = new Shared(cache, new WriteBufferManager((long) (memory * WRITE_SHARE), cache));
      shared = known;
    }
    return known;
  }

  /** The cache and the buffers are shared and stay; only what belongs to this store is closed. */
  @Override
  public void close(String storeName, Options options) {
    if (filter != null) {
      filter.close();
    }
  }
}
