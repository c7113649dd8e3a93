package dev.daogou.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownTenantsTest {
  @Test
  void shouldSayOfAnUnknownOneWhatToDo() {
    Rejection why = KnownTenants.of("rings").check("watches").orElseThrow();

    assertThat(why.reason()).isEqualTo(RejectionReason.UNKNOWN_TENANT);
    assertThat(why.detail()).contains("watches", "daogou.tenants");
    assertThat(KnownTenants.of("rings").check("rings")).isEmpty();
  }

  @Test
  void shouldPassOverRecordsOfUnknownOnes() {
    List<String> seen = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    KnownTenants tenants =
        new KnownTenants() {
          @Override
          public boolean knows(String tenant) {
            return tenant.equals("rings");
          }

          @Override
          public void passedOver(String tenant) {
            passedOver.add(tenant);
          }
        };
    var view = tenants.<String, Integer>only(key -> key, (key, value) -> seen.add(key + value));

    view.accept("rings", 1);
    view.accept("watches", 2);
    view.accept("rings", 3);

    assertThat(seen).containsExactly("rings1", "rings3");
    assertThat(passedOver).containsExactly("watches");
  }
}
