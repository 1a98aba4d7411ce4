// Publishes one message over TLS with the client `mqtt` of npm, and ends when it is acknowledged:
// node publish.js FOLDER URL VERSION CA TOPIC MESSAGE
const fs = require('fs');
const path = require('path');

const [folder, url, version, ca, topic, message] = process.argv.slice(2);
const mqtt = require(path.join(folder, 'node_modules', 'mqtt'));
const client = mqtt.connect(url, {
  protocolVersion: Number(version),
  ca: fs.readFileSync(ca),
  reconnectPeriod: 0,
});
const end = (error) => {
  if (error) {
    console.error(error);
  }
  client.end(true, () => process.exit(error ? 1 : 0));
};
client.on('error', end);
client.publish(topic, message, { qos: 1 }, end);
