package dev.daogou.recommender.shopper;

import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.vectors.Decay;
import dev.daogou.recommender.vectors.Vectors;
import java.util.List;

/**
 * A shopper's vectors at the time of the newest interaction: sums of the fixed vectors of what was
 * interacted with, each weighing {@code w(type) * 2^(-age / halfLife)}. Not of unit length.
 *
 * @param shortTerm with the short half-life: what the shopper is after now
 * @param longTerm with the long half-life: what the shopper likes
 */
public record ShopperVectors(float[] shortTerm, float[] longTerm) {
  private static final double NEGLIGIBLE = 1e-4;

  /** Derives the vectors of a profile. */
  public static ShopperVectors of(
      Profile profile, ItemSpace space, TextEncoder encoder, HalfLives settings) {
    var vectors = new ShopperVectors(new float[space.width()], new float[space.width()]);
    var shortHalfLife = new Decay(settings.shortHalfLife());
    var longHalfLife = new Decay(settings.longHalfLife());
    long now = profile.newest();
    float[] other = new float[space.width()];
    for (Interaction interaction : profile.interactions) {
      long age = now - interaction.time();
      double shortWeight = interaction.weight() * shortHalfLife.factor(age);
      double longWeight = interaction.weight() * longHalfLife.factor(age);
      int slot =
          interaction.type().isText() ? ItemSpace.UNKNOWN : space.slot(interaction.subject());
      if (slot != ItemSpace.UNKNOWN) {
        vectors.add(slot, space, shortWeight, longWeight);
      } else {
        vectorOf(interaction, space, encoder, other);
        vectors.add(other, shortWeight, longWeight);
      }
    }
    if (profile.remainder != null) {
      profile.remainder.addTo(vectors.longTerm, now, longHalfLife);
    }
    return vectors;
  }

  private void add(int slot, ItemSpace space, double shortWeight, double longWeight) {
    float shortScale = Math.abs(shortWeight) > NEGLIGIBLE ? (float) shortWeight : 0f;
    space.matrix().addTo(slot, shortScale, shortTerm, (float) longWeight, longTerm);
  }

  private void add(float[] fixed, double shortWeight, double longWeight) {
    if (Math.abs(shortWeight) > NEGLIGIBLE) {
      Vectors.addScaled(shortTerm, (float) shortWeight, fixed);
    }
    Vectors.addScaled(longTerm, (float) longWeight, fixed);
  }

  private static void vectorOf(
      Interaction interaction, ItemSpace space, TextEncoder encoder, float[] target) {
    if (interaction.type().isText()) {
      java.util.Arrays.fill(target, 0f);
      float[] content = encoder.encode(List.of(interaction.subject()))[0];
      System.arraycopy(content, 0, target, 0, content.length);
    } else {
      space.fixedVector(interaction.subject(), target);
    }
  }
}
