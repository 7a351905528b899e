package io.haat.simulator.live;

import io.haat.model.event.CustomerEvent;
import io.haat.model.event.CustomerEvent.Kind;
import io.haat.simulator.random.AliasTable;
import io.haat.simulator.random.Rng;
import io.haat.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Known customers in the chain's application and on its site: sessions side by side, each from the
 * login through searches and views to the cart, and from there to the till, or not. Not
 * thread-safe.
 */
final class Visits {
  /** Somebody at it. */
  private static final class Session {
    final String customer;
    final String device;
    final String channel;
    final long startMicros;
    Kind last = Kind.LOGIN;
    int pages = 1;

    Session(String customer, String device, String channel, long startMicros) {
      this.customer = customer;
      this.device = device;
      this.channel = channel;
      this.startMicros = startMicros;
    }
  }

  private static final int MOST_SESSIONS = 20_000;
  private static final int FEW_SESSIONS = 20;
  private static final double SECONDS_BETWEEN_STEPS = 8;

  private static final List<String> DEVICES = List.of("mobile", "desktop", "tablet");
  private static final AliasTable DEVICE_SHARES = AliasTable.of(70, 22, 8);
  private static final double SHARE_APPLICATION = 0.6;

  private static final Kind[] KINDS = Kind.values();

  /** What follows a step, in the order of {@link Kind}; the seventh is leaving without a word. */
  private static final AliasTable AFTER_LOGIN = AliasTable.of(0, 60, 38, 0, 0, 0, 2);

  private static final AliasTable AFTER_SEARCH = AliasTable.of(0, 15, 80, 0, 0, 0, 5);
  private static final AliasTable AFTER_VIEW = AliasTable.of(0, 18, 42, 28, 0, 0, 12);
  private static final AliasTable AFTER_CART = AliasTable.of(0, 8, 30, 8, 36, 18, 0);

  private final World world;
  private final LiveNames names;
  private final Rng rng;
  private final int usualSessions;
  private final List<Session> sessions = new ArrayList<>();

  /**
   * @param eventsPerSecond of customers, in event time; it decides how many sessions there are at a
   *     time
   */
  Visits(World world, LiveNames names, Rng rng, double eventsPerSecond) {
    this.world = world;
    this.names = names;
    this.rng = rng;
    usualSessions =
        (int)
            Math.max(
                FEW_SESSIONS, Math.min(MOST_SESSIONS, eventsPerSecond * SECONDS_BETWEEN_STEPS));
  }

  CustomerEvent next(Moment when) {
    if (rng.chance(arrivals())) {
      return login(when);
    }
    while (!sessions.isEmpty()) {
      int at = rng.nextInt(sessions.size());
      Session session = sessions.get(at);
      int step = after(session.last).pick(rng);
      if (step == KINDS.length) {
        end(at);
        continue;
      }
      session.last = KINDS[step];
      if (session.last == Kind.CHECKOUT || session.last == Kind.ABANDON_CART) {
        end(at);
      }
      session.pages += session.last == Kind.ADD_TO_CART ? 0 : 1;
      return tell(session, when);
    }
    return login(when);
  }

  /** Sessions have about eight steps; with few at a time more come than go. */
  private double arrivals() {
    return sessions.size() < usualSessions ? 0.25 : 0.05;
  }

  private CustomerEvent login(Moment when) {
    String customer = Objects.requireNonNull(LiveNames.customer(world.shoppers().visitor(rng)));
    var session =
        new Session(
            customer,
            DEVICES.get(DEVICE_SHARES.pick(rng)),
            rng.chance(SHARE_APPLICATION) ? "app" : "web",
            when.nowMicros());
    sessions.add(session);
    return tell(session, when);
  }

  private void end(int at) {
    Session last = sessions.remove(sessions.size() - 1);
    if (at < sessions.size()) {
      sessions.set(at, last);
    }
  }

  private CustomerEvent tell(Session session, Moment when) {
    long seconds = (when.nowMicros() - session.startMicros) / Moment.MICROS_PER_SECOND;
    return new CustomerEvent(
        names.customerEvent(when.nowMicros()),
        names.retailer(),
        session.customer,
        session.last,
        (int) Math.min(Integer.MAX_VALUE, Math.max(0, seconds)),
        session.pages,
        session.device,
        session.channel,
        when.eventMicros());
  }

  private static AliasTable after(Kind kind) {
    return switch (kind) {
      case LOGIN -> AFTER_LOGIN;
      case SEARCH -> AFTER_SEARCH;
      case VIEW -> AFTER_VIEW;
      case ADD_TO_CART -> AFTER_CART;
      case CHECKOUT, ABANDON_CART -> throw new IllegalStateException("a session that has ended");
    };
  }
}
