package dev.daogou.app;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
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

  private static Cache cache;
  private static WriteBufferManager buffers;

  static {
    RocksDB.loadLibrary();
  }

  private BloomFilter filter;

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    share(Long.parseLong(configs.getOrDefault(MEMORY, DEFAULT_MEMORY).toString()));
    filter = new BloomFilter(BITS_A_KEY);
    var table = (BlockBasedTableConfig) options.tableFormatConfig();
    table
        .setBlockCache(cache)
        .setCacheIndexAndFilterBlocks(true)
        .setCacheIndexAndFilterBlocksWithHighPriority(true)
        .setPinTopLevelIndexAndFilter(true)
        .setIndexType(IndexType.kBinarySearch)
        .setFilterPolicy(filter);
    options.setWriteBufferManager(buffers);
    options.setTableFormatConfig(table);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    options.setMaxWriteBufferNumber(2);
  }

  private static synchronized void share(long memory) {
    if (cache == null) {
      cache = new LRUCache(memory, -1, false, 0.1);
      buffers = new WriteBufferManager((long) (memory * WRITE_SHARE), cache);
    }
  }

  /** The cache and the buffers are shared and stay; only what belongs to this store is closed. */
  @Override
  public void close(String storeName, Options options) {
    filter.close();
  }
}
