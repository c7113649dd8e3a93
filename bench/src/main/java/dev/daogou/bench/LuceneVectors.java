package dev.daogou.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** The peer: Lucene's HNSW with its defaults, in memory, one segment. */
final class LuceneVectors implements AutoCloseable {
  private static final double BUFFER_MB = 1_900; // the largest, so that everything is one segment

  static {
    Logger.getLogger("org.apache.lucene").setLevel(Level.WARNING);
  }

  private final Directory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  LuceneVectors(float[][] items) throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setRAMBufferSizeMB(BUFFER_MB)
            .setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (float[] item : items) {
        Document document = new Document();
        document.add(new KnnFloatVectorField("v", item, VectorSimilarityFunction.DOT_PRODUCT));
        writer.addDocument(document);
      }
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  int segments() {
    return reader.leaves().size();
  }

  /** The k best of {@code breadth} that Lucene collects; documents are numbered as they came. */
  int[] nearest(float[] query, int k, int breadth) {
    try {
      var hits = searcher.search(new KnnFloatVectorQuery("v", query, breadth), k).scoreDocs;
      return Arrays.stream(hits).mapToInt(hit -> hit.doc).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
