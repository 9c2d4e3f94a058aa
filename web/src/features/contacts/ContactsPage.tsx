import { Link } from "react-router";
import { sentence } from "~/api/problem";
import { AddContact } from "~/features/contacts/AddContact";
import { ContactLine } from "~/features/contacts/ContactLine";
import classes from "~/features/contacts/ContactsPage.module.css";
import { useContacts } from "~/queries/contacts";
import { BackLink } from "~/ui/BackLink";
import { Card, CardHead } from "~/ui/Card";
import { MailIcon } from "~/ui/icons";
import { Empty, Failure, Rows } from "~/ui/states";

/** Where mail, text messages and other services reach a person. */
export default function ContactsPage() {
  const { data, error, refetch } = useContacts();
  return (
    <div className={classes.page}>
      <BackLink to="/settings">All settings</BackLink>
      {data && data.channels.length > 0 && <AddContact list={data} />}
      <Card flush>
        <CardHead
          title="Your addresses and numbers"
          note={
            <>
              Shown shortened. What goes there you choose under{" "}
              <Link to="/settings/notifications" className={classes.link}>
                Notifications
              </Link>
              .
            </>
          }
        />
        {error && (
          <div className={classes.failure}>
            <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>
          </div>
        )}
        {!data && !error && <Rows count={2} />}
        {data?.items.length === 0 && <None channels={data.channels} />}
        {data && data.items.length > 0 && (
          <ul className={classes.list}>
            {data.items.map((contact) => (
              <ContactLine key={contact.id} contact={contact} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function None({ channels }: { channels: readonly string[] }) {
  if (channels.length > 0) {
    return (
      <Empty icon={<MailIcon size={28} />} title="None yet">
        Add one above. Nothing goes there before you have said yes.
      </Empty>
    );
  }
  return (
    <Empty icon={<MailIcon size={28} />} title="This server sends neither mail nor messages">
      Whoever runs it can set up a mail server. Browsers and phones ring without one.
    </Empty>
  );
}
