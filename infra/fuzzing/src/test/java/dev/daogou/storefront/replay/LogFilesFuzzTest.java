package dev.daogou.storefront.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import dev.daogou.schemas.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded logs, packed or not: the first byte chooses the format, or that it is guessed. */
class LogFilesFuzzTest {
  private static final EventStamp STAMP = new EventStamp("default", "", Origin.REPLAY);
  private static final Changes CHANGES = new Changes(good());

  static Stream<Arguments> goodInputs() {
    return CHANGES.arguments();
  }

  @Test
  void shouldReadWhateverIsChanged() throws Exception {
    CHANGES.tryAll(this::read);
  }

  @MethodSource("goodInputs")
  @FuzzTest(maxDuration = "2m")
  void shouldReadWhatever(byte[] input) throws Exception {
    Trial.of(input, this::read);
  }

  private void read(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    try {
      read(ScratchFile.of(input, 1), input[0]);
    } catch (IOException damaged) {
      assertThat(damaged.getMessage()).isNotBlank();
    }
  }

  private static void read(Path file, byte choice) throws IOException {
    LogFormat[] all = LogFormat.values();
    Optional<LogFormat> format =
        choice == 'g' ? LogFormat.guess(file) : Optional.of(all[(choice & 0xff) % all.length]);
    if (format.isPresent()) {
      try (Lines lines = Lines.of(file)) {
        format.get().reader(STAMP).read(lines, new CheckedEntries());
      }
    }
  }

  private static List<byte[]> good() {
    List<byte[]> good = new ArrayList<>();
    List<String> logs =
        List.of(
            "SessionId\tItemId\tTime\n1\ta\t1400000000\n1\tb\t2014-04-07T10:51:09.277Z\n",
            "a b c\nd,e;f\n",
            "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n"
                + "1,22423,\"A, \"\"B\"\"\",6,12/1/2010 8:26,2.55,17850.0,UK\n"
                + "C2,22423,B,-2,12/2/2010 8:26,2.55,17850,UK\n",
            "{\"type\":\"track\",\"event\":\"Order Completed\",\"userId\":\"u\",\"messageId\":\"m\","
                + "\"timestamp\":\"2026-03-01T09:00:00Z\",\"properties\":{\"order_id\":\"o\","
                + "\"products\":[{\"product_id\":\"a\",\"quantity\":2,\"price\":9.5}]}}\n",
            "{\"item\":\"a\",\"title\":\"A\",\"price\":1.5,\"expiresAt\":1893456000000}\n"
                + "{\"id\":\"b\",\"title\":\"B\",\"price\":150}\n");
    for (int format = 0; format < logs.size(); format++) {
      byte[] plain = logs.get(format).getBytes(StandardCharsets.UTF_8);
      good.add(joined((byte) format, plain));
      good.add(joined((byte) 'g', packed(plain)));
    }
    return good;
  }

  private static byte[] joined(byte choice, byte[] log) {
    var all = new ByteArrayOutputStream();
    all.write(choice);
    all.writeBytes(log);
    return all.toByteArray();
  }

  private static byte[] packed(byte[] plain) {
    var all = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(all)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }
}
