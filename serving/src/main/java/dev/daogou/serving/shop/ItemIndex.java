package dev.daogou.serving.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds items by words, in English and Chinese, in memory. An item is found as soon as it was put
 * in. Any number of threads may search while one writes.
 */
final class ItemIndex {
  static final String TITLE = "title";
  static final String BODY = "body";

  /** Chinese letter by letter, so that nothing is missed. */
  static final String LETTERS = "letters";

  /** Chinese by pairs of letters, so that words count more than letters. */
  static final String PAIRS = "pairs";

  private static final String ID = "id";
  private static final int MOST = 200;

  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final WordsQuery queries = new WordsQuery();

  ItemIndex() {
    Analyzer analyzer =
        new PerFieldAnalyzerWrapper(
            new EnglishAnalyzer(),
            Map.of(LETTERS, new StandardAnalyzer(), PAIRS, new CJKAnalyzer()));
    try {
      writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(analyzer));
      searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void put(ShopItem item) {
    try {
      var unused = writer.updateDocument(new Term(ID, item.item()), document(item));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(String item) {
    try {
      var unused = writer.deleteDocuments(new Term(ID, item));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ids of the items that match, best first. */
  List<String> search(String words) {
    try {
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        List<String> found = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc hit : searcher.search(queries.of(words), MOST).scoreDocs) {
          found.add(stored.document(hit.doc).get(ID));
        }
        return found;
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(ShopItem item) {
    String titles = joined(item.texts().values().stream().map(ShopItem.Texts::title).toList());
    String texts = joined(item.texts().values().stream().map(ShopItem.Texts::description).toList());
    String more =
        joined(item.categoryPath())
            + " "
            + (item.brand() == null ? "" : item.brand())
            + " "
            + joined(item.attributes().values());
    Document document = new Document();
    document.add(new StringField(ID, item.item(), Field.Store.YES));
    document.add(new TextField(TITLE, titles + " " + more, Field.Store.NO));
    document.add(new TextField(BODY, texts, Field.Store.NO));
    document.add(new TextField(LETTERS, titles, Field.Store.NO));
    document.add(new TextField(PAIRS, titles + " " + texts, Field.Store.NO));
    return document;
  }

  private static String joined(Iterable<String> texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(all::add);
    return all.stream().collect(Collectors.joining(" "));
  }
}
