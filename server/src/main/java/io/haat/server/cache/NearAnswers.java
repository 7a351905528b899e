package io.haat.server.cache;

import java.util.Optional;

/**
 * Keeps what a store further away has or gets in a nearer one, too. A key stands for one answer for
 * ever, so neither can hold an older one.
 */
public final class NearAnswers implements AnswerStore {
  private final AnswerStore near;
  private final AnswerStore far;

  public NearAnswers(AnswerStore near, AnswerStore far) {
    this.near = near;
    this.far = far;
  }

  @Override
  public Optional<StoredAnswer> get(String key) {
    Optional<StoredAnswer> here = near.get(key);
    if (here.isPresent()) {
      return here;
    }
    Optional<StoredAnswer> there = far.get(key);
    there.ifPresent(answer -> near.put(key, answer));
    return there;
  }

  @Override
  public void put(String key, StoredAnswer answer) {
    near.put(key, answer);
    far.put(key, answer);
  }

  @Override
  public void close() {
    near.close();
    far.close();
  }
}
