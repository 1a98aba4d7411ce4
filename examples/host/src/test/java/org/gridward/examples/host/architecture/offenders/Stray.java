package org.gridward.examples.host.architecture.offenders;

import com.hivemq.embedded.EmbeddedHiveMQ;
import io.micronaut.http.annotation.Controller;
import java.sql.Connection;
import java.time.Instant;
import org.apache.poi.ss.usermodel.Workbook;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.locationtech.jts.geom.Coordinate;

/** Uses libraries away from its home, and the wall clock. */
@Controller
final class Stray {

  private EmbeddedHiveMQ broker;
  private Connection connection;
  private Workbook workbook;
  private MqttCallback callback;
  private Coordinate coordinate;

  Instant now() {
    return Instant.now();
  }
}
