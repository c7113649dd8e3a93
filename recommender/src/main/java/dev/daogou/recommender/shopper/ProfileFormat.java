package dev.daogou.recommender.shopper;

import dev.daogou.recommender.links.ItemInteraction.Link;
import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import dev.daogou.recommender.state.UnreadableStateException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stored form of a {@link Profile}, a few tens of bytes an interaction. Version 1 knew of no
 * exposures and no programs, and all that it kept had been taught; version 2 knew of no context.
 */
public final class ProfileFormat {
  private static final byte OLDEST = 1;
  private static final byte VERSION = 3;
  private static final byte WITH_CONTEXT = 3;
  private static final int BYTES_EACH = 32;
  private static final int LINKED = 0x80;
  private static final int ONE = 0x40;
  private static final int UNTAUGHT = 0x20;
  private static final int OWN_LINKS = 0x10;
  private static final int TYPE = 0x0f;
  private static final InteractionType[] TYPES = InteractionType.values();
  private static final DeviceKind[] DEVICES = DeviceKind.values();
  private static final ReferrerKind[] REFERRERS = ReferrerKind.values();
  private static final PageKind[] PAGES = PageKind.values();

  private ProfileFormat() {}

  /** The stored form. */
  public static byte[] write(Profile profile) {
    var out = new StateWriter(VERSION, 64 + BYTES_EACH * profile.interactions.size());
    out.number(profile.events)
        .number(profile.duplicates)
        .number(profile.takenBack)
        .number(profile.evicted);
    out.number(profile.interactions.size());
    long before = 0;
    for (Interaction interaction : profile.interactions) {
      write(out, interaction, before);
      before = interaction.time();
    }
    out.number(profile.seen.size());
    profile.seen.forEach(event -> out.fixed(event.fingerprint()).number(event.arrival()));
    out.number(profile.reversals.size());
    profile.reversals.forEach(
        r -> out.octet(r.type().ordinal()).text(r.item()).fixed(r.group()).number(r.time()));
    out.octet(profile.remainder == null ? 0 : 1);
    if (profile.remainder != null) {
      out.number(profile.remainder.time()).reals(profile.remainder.sum());
    }
    out.number(profile.automatedUntil);
    out.number(profile.shown.size());
    long last = 0;
    for (Exposure exposure : profile.shown) {
      out.number(exposure.item()).number(exposure.steps()).number(exposure.last() - last);
      last = exposure.last();
    }
    write(out, profile.context, profile.contextTime);
    return out.toBytes();
  }

  private static void write(StateWriter out, @Nullable ContextKinds context, long time) {
    out.octet(context == null ? 0 : 1);
    if (context != null) {
      out.number(time)
          .octet(context.device().ordinal())
          .text(context.language())
          .octet(context.referrer().ordinal())
          .octet(context.page().ordinal());
    }
  }

  private static void write(StateWriter out, Interaction interaction, long before) {
    boolean isOne = interaction.amount() == 1f;
    out.octet(
        interaction.type().ordinal()
            | (interaction.linked() ? LINKED : 0)
            | (isOne ? ONE : 0)
            | (interaction.taught() ? 0 : UNTAUGHT)
            | (interaction.links() == null ? 0 : OWN_LINKS));
    out.text(interaction.subject())
        .number(interaction.time() - before)
        .number(interaction.group())
        .fixed(interaction.fingerprint());
    if (!isOne) {
      out.real(interaction.amount());
    }
    if (interaction.links() != null) {
      out.number(interaction.links().size());
      interaction.links().forEach(link -> out.text(link.item()).real(link.weight()));
    }
  }

  /**
   * Reads the stored form.
   *
   * @throws UnreadableStateException where it is of a version that this program does not know
   */
  public static Profile read(byte[] bytes) {
    var in = new StateReader(bytes, OLDEST, VERSION, "profile");
    var profile = new Profile();
    profile.events = in.number();
    profile.duplicates = in.number();
    profile.takenBack = in.number();
    profile.evicted = in.number();
    long before = 0;
    for (int left = in.count(); left > 0; left--) {
      Interaction interaction = interaction(in, before);
      profile.interactions.add(interaction);
      before = interaction.time();
    }
    for (int left = in.count(); left > 0; left--) {
      profile.seen.add(new Profile.Seen(in.fixed(), in.number()));
    }
    for (int left = in.count(); left > 0; left--) {
      profile.reversals.add(new Reversal(TYPES[in.octet()], in.text(), in.fixed(), in.number()));
    }
    if (in.octet() == 1) {
      profile.remainder = new Remainder(in.number(), in.reals());
    }
    if (in.version() > OLDEST) {
      profile.automatedUntil = in.number();
      long last = 0;
      for (int left = in.count(); left > 0; left--) {
        Exposure exposure = Exposure.ofSteps(in.number(), in.count(), last + in.number());
        profile.shown.add(exposure);
        last = exposure.last();
      }
    }
    if (in.version() >= WITH_CONTEXT && in.octet() == 1) {
      profile.contextTime = in.number();
      profile.context = context(in);
    }
    return profile;
  }

  private static ContextKinds context(StateReader in) {
    DeviceKind device = DEVICES[in.octet()];
    String language = in.text();
    return new ContextKinds(device, language, REFERRERS[in.octet()], PAGES[in.octet()]);
  }

  private static Interaction interaction(StateReader in, long before) {
    int flags = in.octet();
    String subject = in.text();
    long time = before + in.number();
    long group = in.number();
    long fingerprint = in.fixed();
    float amount = (flags & ONE) != 0 ? 1f : in.real();
    List<Link> links = (flags & OWN_LINKS) == 0 ? null : links(in);
    return new Interaction(
        subject,
        TYPES[flags & TYPE],
        time,
        amount,
        group,
        fingerprint,
        (flags & LINKED) != 0,
        (flags & UNTAUGHT) == 0,
        links);
  }

  private static List<Link> links(StateReader in) {
    List<Link> links = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      links.add(new Link(in.text(), in.real()));
    }
    return links;
  }
}
