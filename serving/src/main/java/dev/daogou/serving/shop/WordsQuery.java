package dev.daogou.serving.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Makes a query of what somebody typed: every word must be there, in a title rather than in a text;
 * a long word may have one letter wrong, and any may go on. Of Chinese every letter must be in the
 * title, and pairs of letters that stand together count more.
 */
final class WordsQuery {
  private static final int MOST_WORDS = 16;
  private static final int LONG_WORD = 5;
  private static final float IN_TITLE = 4f;
  private static final float GOES_ON = 0.6f;
  private static final float WRONG_LETTER = 0.3f;
  private static final float PAIR = 2f;

  private final Analyzer english = new EnglishAnalyzer();
  private final Analyzer chinese = new CJKAnalyzer();

  Query of(String typed) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<String> words = words(english, ItemIndex.TITLE, typed);
    words.stream().limit(MOST_WORDS).forEach(word -> all.add(word(word), Occur.MUST));
    if (words.isEmpty()) {
      return new MatchNoDocsQuery("nothing to look for");
    }
    words(chinese, ItemIndex.PAIRS, typed).stream()
        .filter(pair -> pair.length() > 1 && isHan(pair))
        .limit(MOST_WORDS)
        .forEach(pair -> all.add(boosted(PAIR, term(ItemIndex.PAIRS, pair)), Occur.SHOULD));
    return all.build();
  }

  private static Query word(String word) {
    if (isHan(word)) {
      return term(ItemIndex.LETTERS, word);
    }
    List<Query> ways = new ArrayList<>();
    ways.add(boosted(IN_TITLE, term(ItemIndex.TITLE, word)));
    ways.add(term(ItemIndex.BODY, word));
    ways.add(boosted(GOES_ON, new PrefixQuery(new Term(ItemIndex.TITLE, word))));
    if (word.length() >= LONG_WORD) {
      ways.add(boosted(WRONG_LETTER, new FuzzyQuery(new Term(ItemIndex.TITLE, word), 1, 1)));
    }
    return new DisjunctionMaxQuery(ways, 0f);
  }

  private static Query term(String field, String word) {
    return new TermQuery(new Term(field, word));
  }

  private static Query boosted(float factor, Query query) {
    return new BoostQuery(query, factor);
  }

  private static boolean isHan(String word) {
    return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
  }

  private static List<String> words(Analyzer analyzer, String field, String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream(field, text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
