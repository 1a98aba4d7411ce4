package org.gridward.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CaseStateTest {

  /** What may follow, state by state, as the procedure of digital urban management has it. */
  private static final Map<CaseState, Set<CaseState>> FOLLOWS =
      Map.ofEntries(
          Map.entry(
              CaseState.REPORTED,
              EnumSet.of(
                  CaseState.REGISTERED,
                  CaseState.VERIFYING,
                  CaseState.REJECTED,
                  CaseState.MERGED,
                  CaseState.CLOSED,
                  CaseState.CANCELLED)),
          Map.entry(
              CaseState.VERIFYING,
              EnumSet.of(CaseState.REGISTERED, CaseState.REJECTED, CaseState.CANCELLED)),
          Map.entry(
              CaseState.REGISTERED,
              EnumSet.of(
                  CaseState.FILED, CaseState.REJECTED, CaseState.MERGED, CaseState.CANCELLED)),
          Map.entry(CaseState.FILED, EnumSet.of(CaseState.DISPATCHED, CaseState.CANCELLED)),
          Map.entry(
              CaseState.DISPATCHED,
              EnumSet.of(CaseState.HANDLING, CaseState.FILED, CaseState.CANCELLED)),
          Map.entry(
              CaseState.HANDLING,
              EnumSet.of(
                  CaseState.FEEDBACK,
                  CaseState.DISPATCHED,
                  CaseState.SUSPENDED,
                  CaseState.CANCELLED)),
          Map.entry(CaseState.SUSPENDED, EnumSet.of(CaseState.HANDLING, CaseState.CANCELLED)),
          Map.entry(
              CaseState.FEEDBACK,
              EnumSet.of(CaseState.CHECKING, CaseState.CLOSED, CaseState.CANCELLED)),
          Map.entry(
              CaseState.CHECKING,
              EnumSet.of(CaseState.CLOSED, CaseState.HANDLING, CaseState.CANCELLED)),
          Map.entry(CaseState.CLOSED, EnumSet.of(CaseState.APPRAISED, CaseState.HANDLING)),
          Map.entry(CaseState.APPRAISED, EnumSet.noneOf(CaseState.class)),
          Map.entry(CaseState.REJECTED, EnumSet.noneOf(CaseState.class)),
          Map.entry(CaseState.MERGED, EnumSet.noneOf(CaseState.class)),
          Map.entry(CaseState.CANCELLED, EnumSet.noneOf(CaseState.class)));

  @Test
  void each_of_the_fourteen_states_leads_where_the_procedure_says_and_nowhere_else() {
    for (var state : CaseState.values()) {
      var others = new TreeSet<>(state.moves().values());
      others.remove(state);

      assertThat(others).as(state.name()).isEqualTo(new TreeSet<>(FOLLOWS.get(state)));
    }
    assertThat(CaseState.values()).hasSize(14);
    assertThat(FOLLOWS.values().stream().mapToInt(Set::size).sum()).isEqualTo(32);
  }

  @Test
  void every_open_state_can_be_cancelled_and_supervised() {
    assertThat(Arrays.stream(CaseState.values()).filter(CaseState::isOpen))
        .hasSize(9)
        .allMatch(it -> it.moves().get(Action.CANCEL) == CaseState.CANCELLED)
        .allMatch(it -> it.moves().get(Action.SUPERVISE) == it)
        .allMatch(it -> it.moves().get(Action.RAISE) == it);
    assertThat(Arrays.stream(CaseState.values()).filter(CaseState::isEnd))
        .allMatch(it -> it.moves().keySet().equals(Set.of(Action.NOTICE_FAILED)));
  }
}
