package org.gridward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.testkit.Samples.assigned;
import static org.gridward.testkit.Samples.nowhere;

import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.gridward.decision.Grade;
import org.gridward.event.Source;
import org.junit.jupiter.api.Test;

class LedgerTest {

  /** The other way round every event costs a look through all cases, in SQLite at least. */
  @Test
  void an_event_is_there_before_its_case() {
    var real = new MemoryTables();
    var calls = new ArrayList<String>();
    var tables =
        (Tables)
            Proxy.newProxyInstance(
                Tables.class.getClassLoader(),
                new Class<?>[] {Tables.class},
                (proxy, method, arguments) -> {
                  calls.add(method.getName());
                  return method.invoke(real, arguments);
                });
    var filing = Filing.decided(nowhere(Source.CAMERA), assigned(Grade.GENERAL));

    new Ledger(tables).write(new Batch(List.of(filing), List.of(), ZoneId.of("Asia/Shanghai")));

    assertThat(calls).containsSubsequence("insertEvent", "insertCase", "insertStep");
  }
}
