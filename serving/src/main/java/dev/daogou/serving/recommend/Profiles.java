package dev.daogou.serving.recommend;

import dev.daogou.profile.ProfileStage;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.ops.PartitionedStore;
import dev.daogou.serving.ops.PartitionedStore.Read;
import dev.daogou.serving.ops.PersonalizeApplication;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.peers.HostAddress;
import dev.daogou.serving.peers.PeerAnswer;
import dev.daogou.serving.peers.PeerQuestion.Asked;
import dev.daogou.serving.peers.Peers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.HostInfo;

/**
 * A shopper's profile, wherever it lies. Where the topology runs in this process, its metadata
 * names the owner; elsewhere any instance that runs it is asked, which answers or names the owner.
 * Blocks while it asks: for virtual threads.
 */
@ApplicationScoped
class Profiles {
  private final PersonalizeApplication personalize;
  private final Peers peers;
  private final Duration deadline;
  private final List<HostInfo> entrances;
  private final Serde<Profile> serde = ProfileStage.serde();

  Profiles(PersonalizeApplication personalize, Peers peers, ServiceConfig config) {
    this.personalize = personalize;
    this.peers = peers;
    deadline = config.peers().deadline();
    entrances =
        config.personalize().addresses().orElse(List.of()).stream().map(Profiles::address).toList();
  }

  /** Looks the shopper's profile up. */
  ProfileLookup find(ShopperKey shopper) {
    Inquiry inquiry = new Inquiry(shopper);
    return personalize
        .profiles()
        .map(profiles -> inquiry.of(profiles))
        .orElseGet(() -> inquiry.among(entrances));
  }

  private static HostInfo address(String text) {
    return HostAddress.parse(text)
        .orElseThrow(
            () ->
                new IllegalStateException("daogou.personalize.addresses: not host:port: " + text));
  }

  /** One search for one shopper's profile, with one deadline. */
  private final class Inquiry {
    private final ShopperKey shopper;
    private final long end = System.nanoTime() + deadline.toNanos();

    Inquiry(ShopperKey shopper) {
      this.shopper = shopper;
    }

    ProfileLookup of(PartitionedStore<ShopperKey, Profile> profiles) {
      return switch (profiles.active(shopper)) {
        case Read.Value<Profile>(Profile profile) -> new ProfileLookup.Found(profile);
        case Read.Nothing<Profile> nothing -> new ProfileLookup.Absent();
        case Read.NotHere<Profile>(String why) ->
            profiles
                .owners(shopper)
                .active()
                .map(owner -> lookup(ask(owner)))
                .orElseGet(() -> new ProfileLookup.Away(why));
      };
    }

    ProfileLookup among(List<HostInfo> hosts) {
      ProfileLookup last =
          new ProfileLookup.Away("no instance that keeps profiles is named in the settings");
      for (HostInfo host : hosts) {
        last = lookup(directed(ask(host)));
        if (!(last instanceof ProfileLookup.Away)) {
          return last;
        }
      }
      return last;
    }

    private PeerAnswer directed(PeerAnswer answer) {
      return answer instanceof PeerAnswer.Misdirected(HostInfo owner) ? ask(owner) : answer;
    }

    private PeerAnswer ask(HostInfo host) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      return left.isPositive()
          ? peers.ask(
              host, ProfileQuestion.NAME, Asked.about(shopper.tenant(), shopper.shopper()), left)
          : new PeerAnswer.Failed("the time is over");
    }

    private ProfileLookup lookup(PeerAnswer answer) {
      return switch (answer) {
        case PeerAnswer.Found found -> decoded(found.value());
        case PeerAnswer.Absent absent -> new ProfileLookup.Absent();
        case PeerAnswer.NotReady(String why) -> new ProfileLookup.Away(why);
        case PeerAnswer.Misdirected misdirected ->
            new ProfileLookup.Away("the shopper is moving between instances");
        case PeerAnswer.Failed(String why) -> new ProfileLookup.Away(why);
      };
    }

    private ProfileLookup decoded(byte[] bytes) {
      try {
        return Optional.ofNullable(serde.deserializer().deserialize(ProfileQuestion.NAME, bytes))
            .<ProfileLookup>map(ProfileLookup.Found::new)
            .orElseGet(() -> new ProfileLookup.Away("the profile is empty"));
      } catch (RuntimeException unreadable) {
        return new ProfileLookup.Away("the profile cannot be read: " + unreadable.getMessage());
      }
    }
  }
}
