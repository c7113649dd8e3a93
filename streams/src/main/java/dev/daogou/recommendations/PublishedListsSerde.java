package dev.daogou.recommendations;

import dev.daogou.recommendations.PublishedLists.Header;
import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Stored form of {@link PublishedLists}: each model is written once. Version 1 held the identity of
 * the current list alone.
 */
public final class PublishedListsSerde implements Serde<PublishedLists> {
  private static final byte IDENTITY_ALONE = 1;
  private static final byte VERSION = 2;

  @Override
  public Serializer<PublishedLists> serializer() {
    return (topic, lists) -> lists == null ? null : write(lists);
  }

  @Override
  public Deserializer<PublishedLists> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(bytes);
  }

  private static byte[] write(PublishedLists lists) {
    var out = new StateWriter(VERSION, 64 + 9 * lists.latest().size());
    out.fixed(lists.identity());
    List<String> models =
        lists.latest().stream()
            .map(Header::model)
            .filter(model -> model != null)
            .distinct()
            .toList();
    out.number(models.size());
    models.forEach(out::text);
    out.number(lists.latest().size());
    lists.latest().forEach(list -> out.fixed(list.number()).number(models.indexOf(list.model())));
    return out.toBytes();
  }

  private static PublishedLists read(byte[] bytes) {
    var in = new StateReader(bytes, IDENTITY_ALONE, VERSION, "published lists");
    long identity = in.fixed();
    List<Header> latest = new ArrayList<>();
    if (in.version() > IDENTITY_ALONE) {
      List<String> models = new ArrayList<>();
      for (int left = in.count(); left > 0; left--) {
        models.add(in.text());
      }
      for (int left = in.count(); left > 0; left--) {
        long number = in.fixed();
        int model = in.count();
        latest.add(new Header(number, model < 0 ? null : models.get(model)));
      }
    }
    return new PublishedLists(identity, latest);
  }
}
