package dev.daogou.serving.recommend;

import dev.daogou.profile.ProfileStage;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.ops.PartitionedStore;
import dev.daogou.serving.ops.PartitionedStore.Read;
import dev.daogou.serving.ops.PersonalizeApplication;
import dev.daogou.serving.peers.PeerAnswer;
import dev.daogou.serving.peers.PeerQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.serialization.Serde;

/** Another instance asks for the profile of a shopper whom it does not own. */
@ApplicationScoped
class ProfileQuestion implements PeerQuestion {
  static final String NAME = "profiles";

  private final PersonalizeApplication personalize;
  private final Serde<Profile> serde = ProfileStage.serde();

  ProfileQuestion(PersonalizeApplication personalize) {
    this.personalize = personalize;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PeerAnswer answer(Asked asked) {
    ShopperKey shopper = new ShopperKey(asked.tenant(), asked.shopper());
    return personalize
        .profiles()
        .map(profiles -> answer(profiles, shopper))
        .orElseGet(() -> new PeerAnswer.NotReady("this instance keeps no profiles"));
  }

  private PeerAnswer answer(PartitionedStore<ShopperKey, Profile> profiles, ShopperKey shopper) {
    return switch (profiles.active(shopper)) {
      case Read.Value<Profile>(Profile profile) ->
          new PeerAnswer.Found(serde.serializer().serialize(NAME, profile), false, false);
      case Read.Nothing<Profile> nothing -> new PeerAnswer.Absent(false);
      case Read.NotHere<Profile>(String why) ->
          profiles
              .owners(shopper)
              .active()
              .<PeerAnswer>map(PeerAnswer.Misdirected::new)
              .orElseGet(() -> new PeerAnswer.NotReady(why));
    };
  }
}
