package org.gridward.examples.benchmarks.parts;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.mqtt.message.publish.PUBLISH;
import java.util.concurrent.TimeUnit;

/**
 * Begins the ids of HiveMQ's messages at the microseconds since 1970, before it listens, so that
 * none is given twice.
 *
 * <p>By itself HiveMQ 2025.5 begins behind the last payload that it holds. Killed after it queued a
 * message and before it kept the payload, it gives the id of that message to another one, believes
 * that it has its payload already, acknowledges it and loses it ({@code
 * PublishPayloadRocksDBLocalPersistence.init}, {@code PublishPayloadPersistenceImpl.add}).
 */
final class FreshIds implements ExtensionMain {

  @Override
  public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
    PUBLISH.PUBLISH_COUNTER.set(TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()));
  }

  @Override
  public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
    // nothing was begun
  }
}
