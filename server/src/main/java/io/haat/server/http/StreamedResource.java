package io.haat.server.http;

import java.io.IOException;
import java.sql.SQLException;

/**
 * A resource whose items may be too many for memory. Asked for CSV without a {@code limit} it sends
 * all of them; otherwise it answers page by page.
 */
public interface StreamedResource extends Resource {
  /**
   * Sends all items. Nothing may be sent before the parameters are checked: what is thrown after
   * the first byte can only cut the answer off.
   *
   * @throws ProblemException if the request is wrong, or about what does not exist
   */
  void stream(Parameters parameters, RowSink sink) throws SQLException, IOException;
}
