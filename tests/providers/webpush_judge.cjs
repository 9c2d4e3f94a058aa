// npm web-push as a client of the local push service, and its http_ece as a reader of ours:
//   node webpush_judge.cjs send JSON      {subscriptions, payload, subject}: status of each
//   node webpush_judge.cjs decrypt JSON   {body, private, auth}, in base64url: the plaintext
const { createRequire } = require("node:module");
const path = require("node:path");
const crypto = require("node:crypto");
const web = createRequire(path.resolve(__dirname, "../../web/package.json"));
const webpush = web("web-push");
const ece = createRequire(web.resolve("web-push"))("http_ece");

const [, , verb, text] = process.argv;
const given = JSON.parse(text);

async function send() {
  const vapidDetails = { subject: given.subject, ...webpush.generateVAPIDKeys() };
  const found = [];
  for (const subscription of given.subscriptions) {
    const options = { vapidDetails, TTL: 60, urgency: "high", topic: "groceries" };
    try {
      const answer = await webpush.sendNotification(subscription, given.payload, options);
      found.push(answer.statusCode);
    } catch (error) {
      found.push(error.statusCode);
    }
  }
  console.log(JSON.stringify(found));
}

function decrypt() {
  const curve = crypto.createECDH("prime256v1");
  curve.setPrivateKey(given.private, "base64url");
  const plain = ece.decrypt(Buffer.from(given.body, "base64url"), {
    version: "aes128gcm",
    privateKey: curve,
    authSecret: given.auth,
  });
  console.log(JSON.stringify(plain.toString("utf8")));
}

verb === "send" ? send() : decrypt();
