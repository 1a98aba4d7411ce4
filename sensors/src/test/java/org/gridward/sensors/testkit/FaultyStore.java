package org.gridward.sensors.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.gridward.event.Event;
import org.gridward.store.Batch;
import org.gridward.store.CaseStore;
import org.gridward.store.InMemoryCaseStore;
import org.gridward.store.StoreUnavailableException;

/** The store in memory, with faults that a test switches on and off. */
public final class FaultyStore {

  private final CaseStore real = InMemoryCaseStore.create();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private final CaseStore faulty =
      (CaseStore)
          Proxy.newProxyInstance(
              FaultyStore.class.getClassLoader(), new Class<?>[] {CaseStore.class}, this::call);
  private boolean blocked;
  private boolean blocking;
  private volatile boolean away;
  private volatile boolean answerLost;
  private volatile Predicate<Event> poison = it -> false;
  private volatile boolean refusesLetters;

  /** The store with its faults. */
  public CaseStore store() {
    return faulty;
  }

  /** The store without. */
  public CaseStore real() {
    return real;
  }

  /** Throws {@link StoreUnavailableException} from now on, or no more. */
  public void away(boolean value) {
    away = value;
  }

  /** The next write is kept, and yet throws. */
  public void loseOneAnswer() {
    answerLost = true;
  }

  /** Refuses every batch with such an event. */
  public void poison(Predicate<Event> value) {
    poison = value;
  }

  public void refuseLetters(boolean value) {
    refusesLetters = value;
  }

  /** Writes wait from now on. */
  public synchronized void block() {
    blocked = true;
  }

  /** Writes go on. */
  public synchronized void unblock() {
    blocked = false;
    notifyAll();
  }

  /** Whether a write is waiting. */
  public synchronized boolean isBlocking() {
    return blocking;
  }

  private synchronized void pass() throws InterruptedException {
    while (blocked) {
      blocking = true;
      wait();
    }
    blocking = false;
  }

  /** How many events each write had, in order. */
  public List<Integer> batches() {
    return batches;
  }

  private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("submit")) {
      return InvocationHandler.invokeDefault(
          proxy, method, arguments); // it writes, with our faults
    }
    if (method.getName().equals("write")) {
      before((Batch) arguments[0]);
    }
    if (away) {
      throw new StoreUnavailableException("the disk is full", null);
    }
    try {
      var answer = method.invoke(real, arguments);
      if (method.getName().equals("write") && answerLost) {
        answerLost = false;
        throw new StoreUnavailableException("the answer was lost", null);
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void before(Batch batch) throws InterruptedException {
    pass();
    batches.add(batch.filings().size());
    if (batch.filings().stream().anyMatch(it -> poison.test(it.located().event()))) {
      throw new IllegalStateException("constraint violated");
    }
    if (refusesLetters && !batch.deadLetters().isEmpty()) {
      throw new IllegalStateException("letters refused");
    }
  }
}
