// @parse/node-apn as a client of the local APNs: node apns_judge.cjs OPTIONS DEVICE…
// Prints, as JSON, what it made of a notification to each device: "sent", or the reason it read.
const { createRequire } = require("node:module");
const path = require("node:path");
const web = createRequire(path.resolve(__dirname, "../../web/package.json"));
const apn = web("@parse/node-apn");

const [, , text, ...devices] = process.argv;
const { key, keyId, teamId, topic, address, port } = JSON.parse(text);
const provider = new apn.Provider({ token: { key, keyId, teamId }, address, port });

async function main() {
  const found = {};
  for (const device of devices) {
    const notice = new apn.Notification();
    notice.topic = topic;
    notice.pushType = "alert";
    notice.collapseId = "groceries";
    notice.expiry = Math.floor(Date.now() / 1000) + 60;
    notice.alert = { title: "Groceries", body: "80 % spent" };
    const { sent, failed } = await provider.send(notice, device);
    const why = failed[0];
    found[device] = sent.length ? "sent" : `${why.status} ${why.response?.reason ?? why.error}`;
  }
  await provider.shutdown();
  console.log(JSON.stringify(found));
}

main();
