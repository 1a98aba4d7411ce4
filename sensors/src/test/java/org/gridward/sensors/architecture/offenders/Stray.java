package org.gridward.sensors.architecture.offenders;

import com.ethlo.time.ITU;
import com.github.benmanes.caffeine.cache.Cache;
import io.netty.channel.Channel;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import picocli.CommandLine;

/** Uses libraries away from their homes. */
record Stray(
    ITU time,
    Cache<String, String> cache,
    Channel channel,
    MqttCallback callback,
    CommandLine line) {}
