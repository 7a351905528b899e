package io.haat.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haat.server.RunningServer;
import io.haat.server.web.Shops;
import io.haat.testing.process.Until;
import io.haat.warehouse.Warehouse;
import io.haat.warehouse.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** Two servers on one warehouse and one Redis. */
final class RedisAnswersTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final StoredAnswer ANSWER =
      StoredAnswer.of(new byte[] {1, 2}, Optional.of("next"));

  @TempDir private static Path folder;
  private static RedisProcess redis;
  private static RunningServer first;
  private static RunningServer second;
  private static int asked;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        RedisProcess.isInstalled(), "redis-server is not there: apt-get install redis-server");
    redis = RedisProcess.in(folder);
    DataSource warehouse = TestPostgres.migratedDatabase(source -> new Warehouse(source).migrate());
    Shops.fill(warehouse, RunningServer.NOW, 1);
    first = new RunningServer(warehouse, redis.address());
    second = new RunningServer(warehouse, redis.address());
  }

  @AfterAll
  static void close() {
    Stream.of(second, first).filter(Objects::nonNull).forEach(RunningServer::close);
    if (redis != null) {
      redis.close();
    }
  }

  @Test
  void what_one_server_has_answered_the_other_need_not_find_out() {
    Until.holds(LIMIT, RedisAnswersTest::isShared);
  }

  @Test
  void nothing_stays_in_redis_for_ever() {
    Until.holds(LIMIT, RedisAnswersTest::isShared);
    try (RedisClient client = redis.address().client(LIMIT)) {
      Set<String> keys = client.keys("*");
      assertThat(keys).isNotEmpty().allMatch(key -> key.startsWith("haat:answer:"));
      assertThat(keys).allMatch(key -> client.ttl(key) > 0 && client.ttl(key) <= 900);
    }
  }

  @Test
  void new_data_are_in_the_next_answer_of_each_server() throws Exception {
    for (int i = 0; i < 5; i++) {
      first.execute("update load_unit set object_name = 'file-%d.csv'".formatted(i));
      assertThat(first.get("loads").body()).contains("file-" + i);
      assertThat(second.get("loads").body()).contains("file-" + i);
    }
  }

  @Test
  void answers_go_on_while_redis_is_gone_and_are_shared_when_it_is_back() throws Exception {
    redis.kill();
    try {
      for (int i = 0; i < 5; i++) {
        assertThat(first.get(newQuestion()).statusCode()).isEqualTo(200);
        assertThat(isShared()).isFalse();
      }
    } finally {
      redis.start();
    }
    Until.holds(LIMIT, RedisAnswersTest::isShared);
  }

  @Test
  void a_redis_that_hangs_is_waited_for_once() throws Exception {
    try (RedisAnswers answers = RedisAnswers.open(redis.address())) {
      Until.holds(
          LIMIT,
          () -> {
            answers.put("key", ANSWER);
            return answers.get("key").flatMap(StoredAnswer::next).equals(ANSWER.next());
          });
      assertThat(answers.get("key").orElseThrow().plain()).containsExactly(1, 2);
      redis.freeze();
      try {
        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
          assertThat(answers.get("key")).isEmpty();
          answers.put("key", ANSWER);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
      } finally {
        redis.thaw();
      }
      Until.holds(LIMIT, () -> answers.get("key").isPresent());
    }
  }

  /** Whether the second server tells what only the first has seen. */
  private static boolean isShared() throws SQLException {
    String question = newQuestion();
    String answer = first.get(question).body();
    unseen("'unseen ' || object_name");
    boolean shared = second.get(question).body().equals(answer);
    unseen("replace(object_name, 'unseen ', '')");
    return shared;
  }

  private static String newQuestion() {
    asked++;
    return "loads?limit=" + asked;
  }

  private static void unseen(String name) throws SQLException {
    first.execute(
        """
        alter table load_unit disable trigger load_unit_changed;
        update load_unit set object_name = %s;
        alter table load_unit enable trigger load_unit_changed"""
            .formatted(name));
  }
}
