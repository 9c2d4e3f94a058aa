/** Only loaded where the server is set up with Firebase: no part of the app otherwise. */
import { initializeApp } from "@firebase/app";
import { getMessaging, getToken } from "@firebase/messaging";
import type { FirebaseConfig } from "~/api/types";

/**
 * Firebase's token for the worker's subscription, which has to be under `key`. Made anew when the subscription
 * has changed, and renewed weekly: to be asked at every start.
 *
 * Not `register`, which would give an installation id: as of 0.13.3 it does not look at the subscription for a week.
 */
export function tokenOf(
  worker: ServiceWorkerRegistration,
  key: string,
  config: FirebaseConfig,
): Promise<string> {
  const { api_key, project_id, app_id, messaging_sender_id } = config;
  const app = initializeApp(
    { apiKey: api_key, projectId: project_id, appId: app_id, messagingSenderId: messaging_sender_id },
    { name: app_id, automaticDataCollectionEnabled: false },
  );
  return getToken(getMessaging(app), { vapidKey: key, serviceWorkerRegistration: worker });
}
