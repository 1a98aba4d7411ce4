package org.gridward.sensors.architecture.offenders;

import com.github.benmanes.caffeine.cache.Cache;
import io.netty.channel.Channel;
import org.eclipse.paho.mqttv5.client.MqttCallback;

/** Uses libraries away from their homes. */
record Stray(Cache<String, String> cache, Channel channel, MqttCallback callback) {}
