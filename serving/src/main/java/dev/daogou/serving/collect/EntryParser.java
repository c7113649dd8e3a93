package dev.daogou.serving.collect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/**
 * Parses one entry and no more than one may have: a tree is many times as large as its text where
 * that is nothing but brackets.
 */
final class EntryParser extends JsonParserDelegate {
  private static final int MOST_TOKENS = 100_000;

  private int tokens;

  EntryParser(JsonParser in) {
    super(in);
  }

  @Override
  public JsonToken nextToken() throws IOException {
    if (++tokens > MOST_TOKENS) {
      throw new StreamConstraintsException(
          "one entry has more than " + MOST_TOKENS + " names and values", currentLocation());
    }
    return super.nextToken();
  }
}
