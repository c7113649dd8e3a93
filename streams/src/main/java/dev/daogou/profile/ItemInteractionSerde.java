package dev.daogou.profile;

import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.recommender.links.ItemInteraction.Link;
import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Form of an {@link ItemInteraction} on its repartition topic. */
public final class ItemInteractionSerde implements Serde<ItemInteraction> {
  private static final byte VERSION = 1;
  // The length of a name, and a weight.
  private static final int LEAST_LINK = 1 + Float.BYTES;

  @Override
  public Serializer<ItemInteraction> serializer() {
    return (topic, interaction) -> interaction == null ? null : write(interaction);
  }

  @Override
  public Deserializer<ItemInteraction> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(bytes);
  }

  private static byte[] write(ItemInteraction interaction) {
    var out = new StateWriter(VERSION, 128);
    out.text(interaction.item())
        .number(interaction.time())
        .real(interaction.weight())
        .number(interaction.count());
    links(out, interaction.before());
    links(out, interaction.boughtWith());
    return out.toBytes();
  }

  private static void links(StateWriter out, List<Link> links) {
    out.number(links.size());
    links.forEach(link -> out.text(link.item()).real(link.weight()));
  }

  private static ItemInteraction read(byte[] bytes) {
    var in = new StateReader(bytes, VERSION, "item interaction");
    return new ItemInteraction(in.text(), in.number(), in.real(), in.count(), links(in), links(in));
  }

  private static List<Link> links(StateReader in) {
    int count = in.count(LEAST_LINK);
    List<Link> links = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      links.add(new Link(in.text(), in.real()));
    }
    return links;
  }
}
