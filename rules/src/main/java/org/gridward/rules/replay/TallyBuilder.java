package org.gridward.rules.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridward.department.Department;
import org.gridward.rules.fact.Effect;
import org.gridward.rules.replay.Difference.Kind;
import org.gridward.rules.replay.ReplayReport.Load;
import org.gridward.rules.replay.ReplayReport.Move;

/** Counts what a replay finds. One thread's; tallies of several are added. */
final class TallyBuilder {

  private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
  private final Map<Move, Long> moves = new HashMap<>();
  private final Map<Department, long[]> loads = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private long events;
  private long newlyOverdue;
  private long newlyInTime;
  private long drifted;

  void same(Effect effect) {
    events++;
    kinds.merge(Kind.SAME, 1L, Long::sum);
    load(effect, 0);
    load(effect, 1);
  }

  void differs(Difference it) {
    events++;
    kinds.merge(it.kind(), 1L, Long::sum);
    load(it.before(), 0);
    load(it.after(), 1);
    var move = new Move(name(it.before()), name(it.after()));
    if (!move.from().equals(move.to())) {
      moves.merge(move, 1L, Long::sum);
    }
    if (differences.size() < Replay.MOST_TOLD) {
      differences.add(it);
    }
  }

  private static String name(Effect effect) {
    return effect.lead().map(Department::name).orElse("");
  }

  private void load(Effect effect, int side) {
    effect.lead().ifPresent(it -> loads.computeIfAbsent(it, any -> new long[2])[side]++);
  }

  void handled(Instant at, Optional<Instant> dueBefore, Optional<Instant> dueAfter) {
    var lateBefore = dueBefore.filter(at::isAfter).isPresent();
    var lateAfter = dueAfter.filter(at::isAfter).isPresent();
    newlyOverdue += lateAfter && !lateBefore ? 1 : 0;
    newlyInTime += lateBefore && !lateAfter ? 1 : 0;
  }

  void drift(Kind kind) {
    drifted += kind == Kind.SAME ? 0 : 1;
  }

  void add(TallyBuilder other) {
    events += other.events;
    newlyOverdue += other.newlyOverdue;
    newlyInTime += other.newlyInTime;
    drifted += other.drifted;
    other.kinds.forEach((kind, count) -> kinds.merge(kind, count, Long::sum));
    other.moves.forEach((move, count) -> moves.merge(move, count, Long::sum));
    other.loads.forEach(
        (department, load) -> {
          var all = loads.computeIfAbsent(department, any -> new long[2]);
          all[0] += load[0];
          all[1] += load[1];
        });
    var room = Replay.MOST_TOLD - differences.size();
    differences.addAll(other.differences.subList(0, Math.min(room, other.differences.size())));
  }

  ReplayReport build(String candidate, String baseline) {
    differences.sort(
        Comparator.comparing((Difference it) -> it.located().event().receivedAt())
            .thenComparing(it -> it.located().event().id().value()));
    var sortedMoves = new LinkedHashMap<Move, Long>();
    moves.entrySet().stream()
        .sorted(
            Map.Entry.<Move, Long>comparingByValue()
                .reversed()
                .thenComparing(it -> it.getKey().from() + "\u0000" + it.getKey().to()))
        .forEach(it -> sortedMoves.put(it.getKey(), it.getValue()));
    var sortedLoads = new TreeMap<Department, Load>(Comparator.comparing(Department::code));
    loads.forEach((department, load) -> sortedLoads.put(department, new Load(load[0], load[1])));
    return new ReplayReport(
        candidate,
        baseline,
        events,
        new EnumMap<>(kinds),
        sortedMoves,
        sortedLoads,
        newlyOverdue,
        newlyInTime,
        drifted,
        List.copyOf(differences));
  }
}
