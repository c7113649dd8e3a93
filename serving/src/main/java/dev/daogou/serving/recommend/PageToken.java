package dev.daogou.serving.recommend;

import dev.daogou.recommender.shopper.Fingerprint;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which items a reader has been given on the pages before: as it is the reader who carries it, no
 * page repeats an item even where the list has changed meanwhile, whichever instance answers. Items
 * are told by half of their fingerprint; where two clash, one is left out.
 *
 * @param request hash of the request that it belongs to
 * @param given fingerprints, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // made for one request, never compared
record PageToken(long request, int[] given) {
  /** Most items over all pages. */
  static final int MOST = 200;

  private static final byte VERSION = 1;
  private static final int HEADER = 1 + Long.BYTES;

  /** Before the first page. */
  static PageToken first(long request) {
    return new PageToken(request, new int[0]);
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @param text null for the first page
   * @throws ProblemException when it is no such text, or belongs to another request
   */
  static PageToken parse(@Nullable String text, long request) {
    if (text == null || text.isEmpty()) {
      return first(request);
    }
    ByteBuffer bytes = ByteBuffer.wrap(decoded(text));
    int items = (bytes.remaining() - HEADER) / Integer.BYTES;
    boolean fits = items >= 0 && items <= MOST && bytes.remaining() == size(items);
    if (!fits || bytes.get() != VERSION) {
      throw bad("page must be what nextPage of the page before said");
    }
    if (bytes.getLong() != request) {
      throw bad("page belongs to another request: repeat it with the same parameters");
    }
    int[] given = new int[items];
    bytes.asIntBuffer().get(given);
    Arrays.sort(given);
    return new PageToken(request, given);
  }

  /** Whether the item has been given. */
  boolean gave(String item) {
    return given.length > 0 && Arrays.binarySearch(given, fingerprint(item)) >= 0;
  }

  /** How many more may be given. */
  int left() {
    return MOST - given.length;
  }

  /** After these have been given as well. */
  PageToken and(List<String> items) {
    IntStream more = items.stream().mapToInt(PageToken::fingerprint);
    return new PageToken(
        request, IntStream.concat(Arrays.stream(given), more).sorted().distinct().toArray());
  }

  @Override
  public String toString() {
    ByteBuffer bytes = ByteBuffer.allocate(size(given.length)).put(VERSION).putLong(request);
    bytes.asIntBuffer().put(given);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static int size(int items) {
    return HEADER + Integer.BYTES * items;
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw bad("page must be what nextPage of the page before said");
    }
  }

  private static int fingerprint(String item) {
    return (int) Fingerprint.of(item);
  }

  private static ProblemException bad(String detail) {
    return ProblemException.of(ProblemKind.BAD_PARAMETER, detail);
  }
}
