import { createHttpSource, type HttpPorts } from "~/live/http";
import { createSocket, type Socket, type SocketOwner, type SocketPorts } from "~/live/socket";

/** So many upgrades that the server would have accepted, and the network is taken for one without sockets. */
export const UPGRADES_FAILED_MAX = 3;
/** While plain requests serve, the socket is tried again after this time, then after twice as much, and so on. */
export const SOCKET_AGAIN_FIRST_MS = 5_000;
export const SOCKET_AGAIN_LAST_MS = 300_000;

const UPGRADE_WOULD_SUCCEED = 426;
const SWITCHED_OFF = 503;

export type LinkPorts = SocketPorts & HttpPorts;

/** A socket; where there can be none, the same events by plain requests, until there can. */
export function createLink(ports: LinkPorts, owner: SocketOwner): Socket {
  let isHttp = false;
  let failed = 0;
  let again_ms = SOCKET_AGAIN_FIRST_MS;
  let timer: number | null = null;
  let asked = 0;

  const http = createHttpSource(ports, owner);
  const socket = createSocket(ports, {
    ...owner,
    onState(state) {
      if (state.at === "ready") {
        failed = 0;
        if (isHttp) turnToSocket();
      }
      if (isHttp && (state.at === "stopped" || state.at === "paused")) turnToSocket();
      if (!isHttp) owner.onState(state);
    },
    onSignedOut() {
      stop();
      owner.onSignedOut();
    },
    onUnopened(status) {
      if (status === UPGRADE_WOULD_SUCCEED) failed += 1;
      if (status !== SWITCHED_OFF && failed < UPGRADES_FAILED_MAX) return false;
      turnToHttp();
      return true;
    },
  });

  /** The socket has come, or has said why none will. */
  function turnToSocket(): void {
    isHttp = false;
    again_ms = SOCKET_AGAIN_FIRST_MS;
    clear();
    http.stop();
  }

  function turnToHttp(): void {
    const was = isHttp;
    isHttp = true;
    socket.stop();
    plan();
    if (!was) http.start();
  }

  function plan(): void {
    clear();
    timer = ports.later(() => void tryAgain(), again_ms);
    again_ms = Math.min(again_ms * 2, SOCKET_AGAIN_LAST_MS);
  }

  function clear(): void {
    asked += 1;
    if (timer !== null) ports.cancel(timer);
    timer = null;
  }

  /** The requests go on until the socket is ready; what comes twice is known by its number. */
  async function tryAgain(): Promise<void> {
    clear();
    const mine = asked;
    const probe = await ports.probe();
    if (mine !== asked || !isHttp) return;
    if (probe?.status !== UPGRADE_WOULD_SUCCEED) return plan();
    failed = UPGRADES_FAILED_MAX - 1;
    socket.start();
  }

  function stop(): void {
    clear();
    isHttp = false;
    failed = 0;
    again_ms = SOCKET_AGAIN_FIRST_MS;
    http.stop();
    socket.stop();
  }

  return {
    start: () => socket.start(),
    stop,
    wake(isReturn) {
      if (!isHttp) return socket.wake(isReturn);
      http.wake(isReturn);
      // Another network, perhaps.
      if (timer !== null) void tryAgain();
    },
    lose() {
      if (isHttp) http.lose();
      else socket.lose();
    },
    send: (type, payload, id) => socket.send(type, payload, id),
    reconnect() {
      if (isHttp) http.reconnect();
      else socket.reconnect();
    },
  };
}
