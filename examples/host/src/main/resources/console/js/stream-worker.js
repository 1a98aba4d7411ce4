// A shared worker: all tabs of this console share one event stream, for a browser opens only six
// connections to one host. A page says "hello" when it comes and "bye" when it goes. Browsers
// without shared workers (on phones) run the same file as the page's own worker.
'use strict';

const REOPEN_MILLIS = 3000;
const ports = new Set();
let source = null;
let state = 'connecting';

function listen(port) {
  port.onmessage = (message) => (message.data === 'bye' ? leave(port) : join(port));
}

if ('onconnect' in self) {
  self.onconnect = (joining) => listen(joining.ports[0]);
} else {
  listen(self);
}

function join(port) {
  ports.add(port);
  if (source === null) {
    open();
  }
  port.postMessage({ type: 'state', state });
}

function leave(port) {
  ports.delete(port);
  if (ports.size === 0 && source !== null) {
    source.close();
    source = null;
    state = 'connecting';
  }
}

function tell(message) {
  ports.forEach((port) => port.postMessage(message));
}

function turn(next) {
  state = next;
  tell({ type: 'state', state });
}

function open() {
  source = new EventSource('/api/stream');
  source.onopen = () => turn('live');
  source.onerror = () => {
    turn('broken');
    if (source.readyState === EventSource.CLOSED) {
      reopen();
    }
  };
  ['case', 'policy', 'reset'].forEach((type) =>
    source.addEventListener(type, (event) => tell({ type, data: JSON.parse(event.data || '{}') })),
  );
}

// The browser gave up and forgot the last event id: what was missed must be read anew.
function reopen() {
  source = null;
  setTimeout(() => {
    if (ports.size > 0 && source === null) {
      open();
      tell({ type: 'reset', data: {} });
    }
  }, REOPEN_MILLIS);
}
