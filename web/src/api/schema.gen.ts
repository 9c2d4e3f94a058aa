// Generated from the OpenAPI document by `npm run generate`. Do not edit.

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Accounts
         * @description All accounts with their balances.
         */
        get: operations["list_accounts"];
        put?: never;
        /**
         * Create Account
         * @description Open an account.
         */
        post: operations["create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Account
         * @description One account, with the balance today beside the balance of all rows.
         */
        get: operations["get_account"];
        put?: never;
        post?: never;
        /**
         * Delete Account
         * @description Delete an account nothing was recorded on; archive any other.
         */
        delete: operations["delete_account"];
        options?: never;
        head?: never;
        /**
         * Patch Account
         * @description Change name, type or opening balance, or archive.
         */
        patch: operations["patch_account"];
        trace?: never;
    };
    "/api/v1/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Activity
         * @description Who did what, newest first. Deep pages are as cheap by `cursor` as the first.
         */
        get: operations["list_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activity/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Activity Filters
         * @description What the activity can be narrowed to: who did something, kinds, accounts, categories.
         */
        get: operations["get_activity_filters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activity/mark-read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Activity Read
         * @description Mark entries as read for yourself, on every device of yours.
         */
        post: operations["mark_activity_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Dead Letters
         * @description What was given up, of everybody on this server; without texts and addresses.
         */
        get: operations["list_dead_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dead-letters/{delivery_id}/requeue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Requeue Dead Letter
         * @description Send it again, under the same ids, and try it for a day.
         */
        post: operations["requeue_dead_letter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Providers
         * @description Each channel's breakers, and what it counted since this process started.
         */
        get: operations["list_providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Alerts
         * @description Alerts, newest first: open ones and those that were resolved.
         */
        get: operations["list_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Alert
         * @description One alert.
         */
        get: operations["get_alert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss Alert
         * @description See no more of it, until the numbers that matter change.
         */
        post: operations["dismiss_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Alert Why
         * @description What an alert rests on: its numbers, and the rows and bills by name.
         */
        get: operations["get_alert_why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Alert Settings
         * @description What the household wants to be alerted of.
         */
        get: operations["get_alert_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Patch Alert Settings
         * @description Change it; alerts that it silences are resolved.
         */
        patch: operations["patch_alert_settings"];
        trace?: never;
    };
    "/api/v1/analytics/balance-forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Balance Forecast
         * @description The balance of the next 30 days with the bills in them, and its lowest point.
         */
        get: operations["get_balance_forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Budget Stands
         * @description How every budget stands and how it will end; today by default.
         */
        get: operations["get_budget_stands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/cash-flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Cash Flow
         * @description Where money came from and went to, as nodes and links; this month's up to today by default.
         */
        get: operations["get_cash_flow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Months
         * @description Income, spending and savings rate by month; of the last twelve months by default.
         */
        get: operations["get_months"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/net-worth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Net Worth
         * @description What all accounts hold together, day by day, and each of them; 90 days by default.
         */
        get: operations["get_net_worth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/spending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Spending
         * @description Spending by category, payee or tag, largest first; this month's up to today by default.
         */
        get: operations["get_spending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/spending/curve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Spending Curve
         * @description This period's spending by day against what is usual by then; this month by default.
         */
        get: operations["get_spending_curve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login
         * @description Sign in. An unknown person and a wrong password get the same answer in the same time.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logout
         * @description End this sign-in; its sockets close.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Password
         * @description Change the password; every other sign-in of yours ends.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh
         * @description Rotate the refresh token and give a fresh access token.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register
         * @description Make a person, with a household of their own or, with `invite`, in that one.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Registration
         * @description What this caller may do: register freely, by invitation, or not at all.
         */
        get: operations["get_registration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description Where you are signed in.
         */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Session
         * @description Sign one device out; its sockets close within a second.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch
         * @description A token for another household of yours.
         */
        post: operations["switch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Bills
         * @description Bills in the order of their due dates; `status` may be given several times.
         */
        get: operations["list_bills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Bill
         * @description One bill.
         */
        get: operations["get_bill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Match Bill
         * @description Say that a transaction paid it, whatever fits.
         */
        post: operations["match_bill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen Bill
         * @description Wait again for one that was skipped.
         */
        post: operations["reopen_bill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Skip Bill
         * @description Wait for it no longer.
         */
        post: operations["skip_bill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}/unmatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unmatch Bill
         * @description Say that its transaction did not pay it; that one will not be taken again.
         */
        post: operations["unmatch_bill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Budgets
         * @description All budgets, by name; with `progress`, how each stands.
         */
        get: operations["list_budgets"];
        put?: never;
        /**
         * Create Budget
         * @description Set a limit for one category, several, or all spending.
         */
        post: operations["create_budget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/budgets/{budget_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Budget
         * @description One budget.
         */
        get: operations["get_budget"];
        put?: never;
        post?: never;
        /**
         * Delete Budget
         * @description Delete a budget; archive one whose past you want to keep.
         */
        delete: operations["delete_budget"];
        options?: never;
        head?: never;
        /**
         * Patch Budget
         * @description Change, pause or archive a budget.
         */
        patch: operations["patch_budget"];
        trace?: never;
    };
    "/api/v1/budgets/{budget_id}/copy-last": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy Last Period
         * @description Give this period the limit that the last one had, or what was spent in it.
         */
        post: operations["copy_last_period"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/budgets/{budget_id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Budget Progress
         * @description What was spent, what is left and how the period will end, seen from the end of `on`.
         */
        get: operations["get_budget_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Categories
         * @description All categories; a child names its parent.
         */
        get: operations["list_categories"];
        put?: never;
        /**
         * Create Category
         * @description Create a category, at the top or under a parent.
         */
        post: operations["create_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Category
         * @description One category.
         */
        get: operations["get_category"];
        put?: never;
        post?: never;
        /**
         * Delete Category
         * @description Delete a category nothing uses; archive any other.
         */
        delete: operations["delete_category"];
        options?: never;
        head?: never;
        /**
         * Patch Category
         * @description Rename, move or archive.
         */
        patch: operations["patch_category"];
        trace?: never;
    };
    "/api/v1/categories/{category_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge Category
         * @description Move all that stands on a category to another, which is the answer; it is gone for good.
         */
        post: operations["merge_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contributions/{contribution_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Contribution
         * @description One contribution.
         */
        get: operations["get_contribution"];
        put?: never;
        post?: never;
        /**
         * Delete Contribution
         * @description Take a contribution back.
         */
        delete: operations["delete_contribution"];
        options?: never;
        head?: never;
        /**
         * Patch Contribution
         * @description Correct a contribution.
         */
        patch: operations["patch_contribution"];
        trace?: never;
    };
    "/api/v1/currencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Currencies
         * @description ISO 4217: each currency's code, and how many decimals its minor unit has.
         */
        get: operations["list_currencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Events
         * @description Everything in your stream after `since`, complete or not at all (410: load a snapshot).
         */
        get: operations["get_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream Events
         * @description Everything in your stream after `since`, and what happens from now on, as it happens.
         */
        get: operations["stream_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Goals
         * @description All goals, by name; with `progress`, how each stands.
         */
        get: operations["list_goals"];
        put?: never;
        /**
         * Create Goal
         * @description Save up for something, or pay a debt down.
         */
        post: operations["create_goal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/{goal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Goal
         * @description One goal.
         */
        get: operations["get_goal"];
        put?: never;
        post?: never;
        /**
         * Delete Goal
         * @description Delete a goal and its contributions; archive one whose past you want to keep.
         */
        delete: operations["delete_goal"];
        options?: never;
        head?: never;
        /**
         * Patch Goal
         * @description Change or archive a goal.
         */
        patch: operations["patch_goal"];
        trace?: never;
    };
    "/api/v1/goals/{goal_id}/contributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Contributions
         * @description What was put towards a goal, newest day first.
         */
        get: operations["list_contributions"];
        put?: never;
        /**
         * Contribute
         * @description Put something towards a goal that no account feeds.
         */
        post: operations["contribute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/goals/{goal_id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Goal Progress
         * @description What is there, how fast it grows and when it will be enough, seen from the end of `on`.
         */
        get: operations["get_goal_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description Whether the server answers.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/household": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Household
         * @description The household your token speaks of.
         */
        get: operations["get_household"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Patch Household
         * @description Change name, time zone or the currency of new accounts.
         */
        patch: operations["patch_household"];
        trace?: never;
    };
    "/api/v1/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Households
         * @description The households you belong to, with your role in each.
         */
        get: operations["list_households"];
        put?: never;
        /**
         * Create Household
         * @description A further household, with you as its owner.
         */
        post: operations["create_household"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Imports
         * @description The newest hundred imports.
         */
        get: operations["list_imports"];
        put?: never;
        /**
         * Import Statement
         * @description Read a statement; with `preview=true` only say what it would do.
         *
         *     The same file again adds nothing. `account_id` is where rows go that name no account.
         */
        post: operations["import_statement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Import
         * @description One import: how far it is, and which lines could not be read.
         */
        get: operations["get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Invites
         * @description Invitations made so far.
         */
        get: operations["list_invites"];
        put?: never;
        /**
         * Create Invite
         * @description A link for one person, good for 7 days.
         */
        post: operations["create_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/{invite_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw Invite
         * @description Make a link useless.
         */
        delete: operations["withdraw_invite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Invite
         * @description Join the household of an invitation; switch to it with POST /auth/switch.
         */
        post: operations["accept_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invites/preview/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Invite
         * @description What an invitation leads to, for whoever holds its link.
         */
        get: operations["preview_invite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Me
         * @description The signed-in person.
         */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Patch Me
         * @description Change name, time zone (decides quiet hours and digests) or locale.
         */
        patch: operations["patch_me"];
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Members
         * @description Who belongs to the household.
         */
        get: operations["list_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Member
         * @description Remove a member, or leave. Their sockets hear nothing more of this household.
         */
        delete: operations["remove_member"];
        options?: never;
        head?: never;
        /**
         * Patch Member
         * @description Give a member another role.
         */
        patch: operations["patch_member"];
        trace?: never;
    };
    "/api/v1/notification-contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Contacts
         * @description Your addresses, and by which channels this server sends at all.
         */
        get: operations["list_contacts"];
        put?: never;
        /**
         * Add Contact
         * @description Add an address; a link (mail) or a code (others) is sent there, and has to be answered.
         */
        post: operations["add_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-contacts/{contact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget Contact
         * @description Send nothing there any more.
         */
        delete: operations["forget_contact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-contacts/{contact_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Contact
         * @description Type the code that was sent: five tries, fifteen minutes.
         */
        post: operations["confirm_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-contacts/{contact_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend Code
         * @description Send a fresh link or code; those before it are worth nothing.
         */
        post: operations["resend_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Notification Preferences
         * @description How you want to be told.
         */
        get: operations["get_notification_preferences"];
        /**
         * Put Notification Preferences
         * @description Change what is named; the rest stays. `overrides`, when named, replace all there are.
         *
         *     `fcm_token` and `apns_token` can only be null: those devices are rung no more.
         */
        put: operations["put_notification_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-preferences/apns-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register Apns
         * @description Ring this device through Apple's push service.
         */
        post: operations["register_apns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-preferences/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Devices
         * @description Your devices that ring.
         */
        get: operations["list_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-preferences/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget Device
         * @description Ring a device no more. It does not come back by a renewal, only when registered anew.
         */
        delete: operations["forget_device"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-preferences/fcm-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register Fcm
         * @description Ring this device through Firebase; the same `device_id` with a new token replaces the old.
         */
        post: operations["register_fcm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-preferences/web-push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Web Push Key
         * @description The key that a browser subscribes with; when it changes, subscribe anew.
         */
        get: operations["get_web_push_key"];
        put?: never;
        /**
         * Register Web Push
         * @description Ring this browser. Send it at every start: browsers replace subscriptions in silence.
         */
        post: operations["register_web_push"];
        /**
         * Forget Web Push
         * @description Ring this browser no more.
         */
        delete: operations["forget_web_push"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notifications
         * @description Your inbox, newest first, with the unread and unseen counts.
         */
        get: operations["list_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{delivery_id}/clicked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note Clicked
         * @description A push was pressed: its `clicked_url`, which needs no sign-in. Twice is once.
         */
        post: operations["note_clicked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{delivery_id}/displayed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note Displayed
         * @description A device shows a push: its `displayed_url`, which needs no sign-in. Twice is once.
         */
        post: operations["note_displayed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notification_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Notification
         * @description One entry of your inbox.
         */
        get: operations["get_notification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{notification_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Deliveries
         * @description What was sent of an entry, where and when, and why anything was withheld.
         */
        get: operations["list_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive Notifications
         * @description Put away; `GET /notifications?archived=true` shows them still.
         */
        post: operations["archive_notifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Notification Counts
         * @description How many are unread, and how many were not even seen.
         */
        get: operations["get_notification_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Notifications Read
         * @description Mark as read, on every device: what was sent of them is withdrawn.
         */
        post: operations["mark_notifications_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Notifications Seen
         * @description The list was opened: nothing in it is news any more.
         */
        post: operations["mark_notifications_seen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Snooze Notifications
         * @description Hide until a moment; then they are back as news.
         */
        post: operations["snooze_notifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Test
         * @description Send a notice to yourself through the real pipeline, and say what each provider answered.
         */
        post: operations["send_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unarchive Notifications
         * @description Bring back into the inbox.
         */
        post: operations["unarchive_notifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Notifications Unread
         * @description Mark as unread again.
         */
        post: operations["mark_notifications_unread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push-config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Push Config
         * @description Whether a browser registers a subscription of its own or with Firebase, and by which key.
         */
        get: operations["get_push_config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rates
         * @description The rates this household has entered itself, by pair and day.
         */
        get: operations["list_rates"];
        put?: never;
        /**
         * Create Rate
         * @description Enter a rate. It goes before the market's, and holds until the next one of its pair.
         */
        post: operations["create_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rates/{rate_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Rate
         * @description One rate.
         */
        get: operations["get_rate"];
        put?: never;
        post?: never;
        /**
         * Delete Rate
         * @description Delete a rate: the one before it holds on.
         */
        delete: operations["delete_rate"];
        options?: never;
        head?: never;
        /**
         * Patch Rate
         * @description Correct a rate or its day.
         */
        patch: operations["patch_rate"];
        trace?: never;
    };
    "/api/v1/rates/known": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Known Rate
         * @description What a currency costs in another on a day, as every sum here takes it.
         */
        get: operations["get_known_rate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Recurring
         * @description All rules, by name; paused and ended ones too.
         */
        get: operations["list_recurring"];
        put?: never;
        /**
         * Create Recurring
         * @description Say that something recurs; its bills are planned 60 days ahead.
         */
        post: operations["create_recurring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring/{recurring_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Recurring
         * @description One rule.
         */
        get: operations["get_recurring"];
        put?: never;
        post?: never;
        /**
         * Delete Recurring
         * @description Delete a rule with its bills; end one whose past you want to keep.
         */
        delete: operations["delete_recurring"];
        options?: never;
        head?: never;
        /**
         * Patch Recurring
         * @description Change, pause, end or take up a rule; open bills follow.
         */
        patch: operations["patch_recurring"];
        trace?: never;
    };
    "/api/v1/recurring/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Candidates
         * @description What was found and nobody has answered, by when the next payment is due.
         */
        get: operations["list_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring/candidates/{candidate_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Candidate
         * @description Make a rule of it, as it was found but for the fields that are sent.
         */
        post: operations["confirm_candidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recurring/candidates/{candidate_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject Candidate
         * @description Say that it does not recur; it is not found again.
         */
        post: operations["reject_candidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Snapshot
         * @description All a client needs to start, with the `seq` it was read at.
         */
        get: operations["get_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tags
         * @description All tags.
         */
        get: operations["list_tags"];
        put?: never;
        /**
         * Create Tag
         * @description Create a tag; recording a transaction with a new name does so too.
         */
        post: operations["create_tag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags/{tag_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Tag
         * @description One tag.
         */
        get: operations["get_tag"];
        put?: never;
        post?: never;
        /**
         * Delete Tag
         * @description Take a tag off every transaction.
         */
        delete: operations["delete_tag"];
        options?: never;
        head?: never;
        /**
         * Patch Tag
         * @description Rename a tag on every transaction that has it.
         */
        patch: operations["patch_tag"];
        trace?: never;
    };
    "/api/v1/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Transactions
         * @description Newest first, by pages that stay stable while others write; filters combine.
         */
        get: operations["list_transactions"];
        put?: never;
        /**
         * Create
         * @description Record one transaction; every open device of every member shows it.
         */
        post: operations["create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/{transaction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Transaction
         * @description One transaction, deleted or not.
         */
        get: operations["get_transaction"];
        put?: never;
        post?: never;
        /**
         * Delete Transaction
         * @description Delete; it can be restored. The other side of a transfer goes with it.
         */
        delete: operations["delete_transaction"];
        options?: never;
        head?: never;
        /**
         * Patch Transaction
         * @description Change fields; one side of a transfer takes only payee, note and tags here.
         */
        patch: operations["patch_transaction"];
        trace?: never;
    };
    "/api/v1/transactions/{transaction_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Transaction
         * @description Bring a deleted transaction back.
         */
        post: operations["restore_transaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transactions/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Many
         * @description Record up to 1,000 transactions, all or nothing.
         */
        post: operations["create_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Transfer
         * @description Move money between two accounts; with two amounts when their currencies differ.
         */
        post: operations["create_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Transfer
         * @description Both sides of a transfer.
         */
        get: operations["get_transfer"];
        put?: never;
        post?: never;
        /**
         * Delete Transfer
         * @description Delete both sides; they can be restored.
         */
        delete: operations["delete_transfer"];
        options?: never;
        head?: never;
        /**
         * Patch Transfer
         * @description Change both sides together; If-Match is the version of the side money left.
         */
        patch: operations["patch_transfer"];
        trace?: never;
    };
    "/api/v1/transfers/{transfer_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Transfer
         * @description Bring both sides back.
         */
        post: operations["restore_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Webhooks
         * @description Your webhooks.
         */
        get: operations["list_webhooks"];
        put?: never;
        /**
         * Create Webhook
         * @description Tell a URL. Its secret is in this answer and in no other: keep it.
         */
        post: operations["create_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Webhook
         * @description One webhook.
         */
        get: operations["get_webhook"];
        put?: never;
        post?: never;
        /**
         * Delete Webhook
         * @description Tell this URL no more.
         */
        delete: operations["delete_webhook"];
        options?: never;
        head?: never;
        /**
         * Patch Webhook
         * @description Change its name or types, switch it off or on again.
         */
        patch: operations["patch_webhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Webhook Deliveries
         * @description What was sent there, with every attempt and what it answered.
         */
        get: operations["list_webhook_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate Webhook Secret
         * @description A new secret; for a day the one before signs too, so that the receiver can change over.
         */
        post: operations["rotate_webhook_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test Webhook
         * @description Send it a test through the real pipeline, and say what it answered.
         */
        post: operations["test_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Socket
         * @description WebSocket. Without `Upgrade` it tells why an upgrade would fail, or 426 that it would not.
         */
        get: operations["get_socket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ws/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Connections
         * @description Your open sockets, on every process of the server.
         */
        get: operations["list_connections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ws/connections/{connection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Disconnect
         * @description Close one of your sockets; the device stays signed in and does not come back by itself.
         */
        delete: operations["disconnect"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ws/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Socket Stats
         * @description What is counted of your sockets; for the admin, of the whole server's.
         */
        get: operations["get_socket_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AcceptInvite */
        AcceptInvite: {
            /** Token */
            token: string;
        };
        /**
         * Account
         * @description `balance_minor` counts every live row whatever its date; `balance_version` rises with it.
         */
        Account: {
            /** Archived */
            archived: boolean;
            /** Balance Minor */
            balance_minor: number;
            /** Balance Version */
            balance_version: number;
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Opening Balance Minor */
            opening_balance_minor: number;
            /** Transaction Count */
            transaction_count: number;
            /**
             * Type
             * @enum {string}
             */
            type: "checking" | "savings" | "cash" | "credit_card" | "loan" | "investment" | "property" | "other";
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** AccountAnswer */
        AccountAnswer: {
            /** Archived */
            archived: boolean;
            /** Balance Minor */
            balance_minor: number;
            /** Balance Version */
            balance_version: number;
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Opening Balance Minor */
            opening_balance_minor: number;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Transaction Count */
            transaction_count: number;
            /**
             * Type
             * @enum {string}
             */
            type: "checking" | "savings" | "cash" | "credit_card" | "loan" | "investment" | "property" | "other";
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** AccountList */
        AccountList: {
            /** Items */
            items: components["schemas"]["Account"][];
        };
        /**
         * AccountToday
         * @description `balance_today_minor` leaves out rows dated after the household's today.
         */
        AccountToday: {
            /** Archived */
            archived: boolean;
            /** Balance Minor */
            balance_minor: number;
            /** Balance Today Minor */
            balance_today_minor: number;
            /** Balance Version */
            balance_version: number;
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Opening Balance Minor */
            opening_balance_minor: number;
            /** Transaction Count */
            transaction_count: number;
            /**
             * Type
             * @enum {string}
             */
            type: "checking" | "savings" | "cash" | "credit_card" | "loan" | "investment" | "property" | "other";
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * AccountWorth
         * @description One account's balances at the end of the days of `days`, in the same order.
         *
         *     `balances_minor` are in the answer's currency, null where no rate is known; `balance_minor` is
         *     the last of them in the account's own currency.
         */
        AccountWorth: {
            /** Account Id */
            account_id: string;
            /** Archived */
            archived: boolean;
            /** Balance Minor */
            balance_minor: number;
            /** Balances Minor */
            balances_minor: (number | null)[];
            /** Currency */
            currency: string;
            /** Name */
            name: string;
            /**
             * Type
             * @enum {string}
             */
            type: "checking" | "savings" | "cash" | "credit_card" | "loan" | "investment" | "property" | "other";
        };
        /**
         * ActivityChange
         * @description One field of an edit. Values are as that noun's shape has them: ids, minor units, days.
         */
        ActivityChange: {
            /** After */
            after: unknown;
            /** Before */
            before: unknown;
            /** Field */
            field: string;
        };
        /**
         * ActivityFilters
         * @description What the activity can be narrowed to, and gives something.
         */
        ActivityFilters: {
            /** Accounts */
            accounts: components["schemas"]["Named"][];
            /** Categories */
            categories: components["schemas"]["Named"][];
            /** Kinds */
            kinds: ("transaction" | "transfer" | "import" | "account" | "category" | "tag" | "budget" | "goal" | "contribution" | "recurring" | "bill" | "alert" | "alert_settings" | "rate" | "household" | "member")[];
            /** Members */
            members: components["schemas"]["ActivityMember"][];
        };
        /**
         * ActivityItem
         * @description An entry as you see it. `actor_name`: also of somebody who has left.
         */
        ActivityItem: {
            /** Account Ids */
            account_ids: string[];
            /**
             * Action
             * @enum {string}
             */
            action: "created" | "updated" | "deleted" | "restored" | "imported" | "paid" | "unpaid" | "skipped" | "reopened" | "missed" | "raised" | "resolved" | "dismissed" | "joined" | "left";
            /** Actor */
            actor: string | null;
            /** Actor Name */
            actor_name: string | null;
            /** Alert Kind */
            alert_kind: ("budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found") | null;
            /** Amount Minor */
            amount_minor: number | null;
            /** At */
            at: string;
            /** Category Ids */
            category_ids: string[];
            /** Changes */
            changes: components["schemas"]["ActivityChange"][];
            /** Count */
            count: number;
            /** Currency */
            currency: string | null;
            /** Date */
            date: string | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "transaction" | "transfer" | "import" | "account" | "category" | "tag" | "budget" | "goal" | "contribution" | "recurring" | "bill" | "alert" | "alert_settings" | "rate" | "household" | "member";
            /** Label */
            label: string | null;
            /** Number */
            number: number;
            /** Read */
            read: boolean;
            /** Severity */
            severity: ("info" | "warning" | "critical") | null;
            /** Subject Id */
            subject_id: string | null;
        };
        /**
         * ActivityList
         * @description Newest first. `unread` counts all, whatever the filters; `next_cursor` is null on the last page.
         */
        ActivityList: {
            /** Items */
            items: components["schemas"]["ActivityItem"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Unread */
            unread: number;
        };
        /** ActivityMarksAnswer */
        ActivityMarksAnswer: {
            /** Ids */
            ids: string[];
            /** Read To */
            read_to: number;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Unread */
            unread: number;
        };
        /**
         * ActivityMember
         * @description Somebody who has done something; `id` is "pennybell" for what nobody did.
         */
        ActivityMember: {
            /** Id */
            id: string;
            /** Is Member */
            is_member: boolean;
            /** Name */
            name: string | null;
        };
        /**
         * Alert
         * @description Something a household should know. Kind, subject, period and tier make it happen once.
         *
         *     `period`: the first day of the period it is about. `times`: how often it was raised, because
         *     what it says was true again. `dismissed`: somebody has seen enough of it, until the numbers that
         *     matter change.
         */
        Alert: {
            /** Currency */
            currency: string | null;
            /** Dismissed */
            dismissed: boolean;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found";
            numbers: components["schemas"]["AlertNumbers"];
            /** Period */
            period: string | null;
            /** Raised At */
            raised_at: string;
            /** Resolved At */
            resolved_at: string | null;
            /**
             * Severity
             * @enum {string}
             */
            severity: "info" | "warning" | "critical";
            /**
             * State
             * @enum {string}
             */
            state: "raised" | "resolved";
            /** Subject Id */
            subject_id: string;
            /** Subject Label */
            subject_label: string;
            /** Subject Noun */
            subject_noun: string;
            /** Tier */
            tier: string;
            /** Times */
            times: number;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
            /** Why */
            why: components["schemas"]["AlertItem"][];
        };
        /** AlertAnswer */
        AlertAnswer: {
            /** Currency */
            currency: string | null;
            /** Dismissed */
            dismissed: boolean;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found";
            numbers: components["schemas"]["AlertNumbers"];
            /** Period */
            period: string | null;
            /** Raised At */
            raised_at: string;
            /** Resolved At */
            resolved_at: string | null;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /**
             * Severity
             * @enum {string}
             */
            severity: "info" | "warning" | "critical";
            /**
             * State
             * @enum {string}
             */
            state: "raised" | "resolved";
            /** Subject Id */
            subject_id: string;
            /** Subject Label */
            subject_label: string;
            /** Subject Noun */
            subject_noun: string;
            /** Tier */
            tier: string;
            /** Times */
            times: number;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
            /** Why */
            why: components["schemas"]["AlertItem"][];
        };
        /**
         * AlertItem
         * @description One thing that an alert rests on: a number, or a row of `kind` with its `id`.
         */
        AlertItem: {
            /** Amount Minor */
            amount_minor?: number | null;
            /** Day */
            day?: string | null;
            /** Id */
            id?: string | null;
            /** Kind */
            kind: string;
            /** Label */
            label?: string | null;
        };
        /**
         * AlertList
         * @description Newest first. `next_cursor` is null on the last page.
         */
        AlertList: {
            /** Items */
            items: components["schemas"]["Alert"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * AlertNumbers
         * @description What an alert says in figures; those that its kind has. Minor units of its `currency`.
         */
        AlertNumbers: {
            /** Amount Minor */
            amount_minor?: number | null;
            /** Day */
            day?: string | null;
            /** Limit Minor */
            limit_minor?: number | null;
            /** Percent */
            percent?: number | null;
            /** Probability */
            probability?: number | null;
            /** Usual Minor */
            usual_minor?: number | null;
        };
        /**
         * Alerts
         * @description Which alerts the budget raises; what a PATCH leaves out stays as it is.
         */
        Alerts: {
            /**
             * Over
             * @default true
             */
            over?: boolean;
            /**
             * Predicted
             * @default true
             */
            predicted?: boolean;
            /**
             * Threshold
             * @default true
             */
            threshold?: boolean;
        };
        /**
         * AlertSettings
         * @description What a household wants to be alerted of; amounts in its own currency.
         *
         *     `off`: kinds that are switched off. `low_balance_days`: how far the balance is foreseen.
         *     `bill_days`: how long before its day a bill is announced.
         */
        AlertSettings: {
            /** Bill Days */
            bill_days: number;
            /** Large Deposit Minor */
            large_deposit_minor: number;
            /** Large Expense Minor */
            large_expense_minor: number;
            /** Low Balance Days */
            low_balance_days: number;
            /** Low Balance Minor */
            low_balance_minor: number;
            /** Off */
            off: ("budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found")[];
            /** Version */
            version: number;
        };
        /** AlertSettingsAnswer */
        AlertSettingsAnswer: {
            /** Bill Days */
            bill_days: number;
            /** Large Deposit Minor */
            large_deposit_minor: number;
            /** Large Expense Minor */
            large_expense_minor: number;
            /** Low Balance Days */
            low_balance_days: number;
            /** Low Balance Minor */
            low_balance_minor: number;
            /** Off */
            off: ("budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found")[];
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Version */
            version: number;
        };
        /**
         * Attempt
         * @description One try. `outcome` null: under way, or lost in a crash.
         */
        Attempt: {
            /** Finished At */
            finished_at: string | null;
            /** Http Status */
            http_status: number | null;
            /** N */
            n: number;
            /** Outcome */
            outcome: string | null;
            /** Reason */
            reason: string | null;
            /** Started At */
            started_at: string;
        };
        /**
         * BalanceAhead
         * @description The balance at the end of a day: percentiles.
         */
        BalanceAhead: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /** P10 Minor */
            p10_minor: number;
            /** P50 Minor */
            p50_minor: number;
            /** P90 Minor */
            p90_minor: number;
        };
        /**
         * BalanceOutlook
         * @description The balance of some accounts together over the next days.
         *
         *     `probability`: that it goes under `floor_minor` on at least one of them, 0 to 1; null without
         *     four weeks of records. `likeliest_on`: the day it most probably does so first. `lowest`: the
         *     day with the lowest median.
         */
        BalanceOutlook: {
            /** Account Ids */
            account_ids: string[];
            /**
             * As Of Seq
             * @description Your newest `seq` that these numbers contain.
             */
            as_of_seq: number;
            /** Balance Minor */
            balance_minor: number;
            /** Currency */
            currency: string;
            /** Days */
            days: components["schemas"]["BalanceAhead"][];
            /** Floor Minor */
            floor_minor: number;
            /** Likeliest On */
            likeliest_on: string | null;
            lowest: components["schemas"]["BalanceAhead"];
            /** Markers */
            markers: components["schemas"]["Marker"][];
            /**
             * On
             * Format: date
             */
            on: string;
            /** Probability */
            probability: number | null;
            /** Unconverted */
            unconverted: components["schemas"]["Unconverted"][];
        };
        /**
         * Bill
         * @description One due date of a rule: `rule_date` by the rule, `due_date` after moving it off a weekend.
         *
         *     Paid is who has a transaction. `price_change_minor`: how much more than expected that one is
         *     (less: negative), in `currency`; null within the range. `by_hand`: a person decided it. Open
         *     past `missed_after`: missed.
         */
        Bill: {
            /** Amount Max Minor */
            amount_max_minor: number;
            /** Amount Min Minor */
            amount_min_minor: number;
            /** By Hand */
            by_hand: boolean;
            /** Currency */
            currency: string;
            /**
             * Due Date
             * Format: date
             */
            due_date: string;
            /** Id */
            id: string;
            /**
             * Missed After
             * Format: date
             */
            missed_after: string;
            /** Paid Currency */
            paid_currency: string | null;
            /** Paid Date */
            paid_date: string | null;
            /** Paid Minor */
            paid_minor: number | null;
            /** Price Change Minor */
            price_change_minor: number | null;
            /** Recurring Id */
            recurring_id: string;
            /**
             * Rule Date
             * Format: date
             */
            rule_date: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "paid" | "skipped" | "missed";
            /** Transaction Id */
            transaction_id: string | null;
            /** Version */
            version: number;
        };
        /** BillAnswer */
        BillAnswer: {
            /** Amount Max Minor */
            amount_max_minor: number;
            /** Amount Min Minor */
            amount_min_minor: number;
            /** By Hand */
            by_hand: boolean;
            /** Currency */
            currency: string;
            /**
             * Due Date
             * Format: date
             */
            due_date: string;
            /** Id */
            id: string;
            /**
             * Missed After
             * Format: date
             */
            missed_after: string;
            /** Paid Currency */
            paid_currency: string | null;
            /** Paid Date */
            paid_date: string | null;
            /** Paid Minor */
            paid_minor: number | null;
            /** Price Change Minor */
            price_change_minor: number | null;
            /** Recurring Id */
            recurring_id: string;
            /**
             * Rule Date
             * Format: date
             */
            rule_date: string;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "paid" | "skipped" | "missed";
            /** Transaction Id */
            transaction_id: string | null;
            /** Version */
            version: number;
        };
        /**
         * BillListed
         * @description `status` is of the household's today; an open bill becomes due and overdue as days pass.
         */
        BillListed: {
            /** Amount Max Minor */
            amount_max_minor: number;
            /** Amount Min Minor */
            amount_min_minor: number;
            /** By Hand */
            by_hand: boolean;
            /** Currency */
            currency: string;
            /**
             * Due Date
             * Format: date
             */
            due_date: string;
            /** Id */
            id: string;
            /**
             * Missed After
             * Format: date
             */
            missed_after: string;
            /** Paid Currency */
            paid_currency: string | null;
            /** Paid Date */
            paid_date: string | null;
            /** Paid Minor */
            paid_minor: number | null;
            /** Price Change Minor */
            price_change_minor: number | null;
            /** Recurring Id */
            recurring_id: string;
            /**
             * Rule Date
             * Format: date
             */
            rule_date: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "paid" | "skipped" | "missed";
            /**
             * Status
             * @enum {string}
             */
            status: "upcoming" | "due" | "overdue" | "missed" | "paid" | "skipped";
            /** Transaction Id */
            transaction_id: string | null;
            /** Version */
            version: number;
        };
        /**
         * BillPage
         * @description In the order of due dates. `next_cursor` is null on the last page.
         */
        BillPage: {
            /** Items */
            items: components["schemas"]["BillListed"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** Body_import_statement */
        Body_import_statement: {
            /** Account Id */
            account_id?: string | null;
            /**
             * File
             * @description A bank statement as CSV.
             */
            file: string;
            /** Mapping */
            mapping?: string | null;
        };
        /**
         * Budget
         * @description `anchor_date`: a day that a period starts on.
         *
         *     `category_ids` null: all spending. `limit_minor` 0: spend nothing. `rollover_since`: the start
         *     of the first period whose rest is carried over.
         */
        Budget: {
            alerts: components["schemas"]["BudgetAlerts"];
            /**
             * Anchor Date
             * Format: date
             */
            anchor_date: string;
            /** Archived */
            archived: boolean;
            /** Category Ids */
            category_ids: string[] | null;
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Limit Minor */
            limit_minor: number;
            /** Name */
            name: string;
            /** Paused */
            paused: boolean;
            /**
             * Period
             * @enum {string}
             */
            period: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
            /**
             * Rollover
             * @enum {string}
             */
            rollover: "none" | "positive" | "full";
            /**
             * Rollover Since
             * Format: date
             */
            rollover_since: string;
            /** Thresholds */
            thresholds: number[];
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * BudgetAlerts
         * @description Which alerts a budget raises: a threshold reached, the limit passed, passing it predicted.
         */
        BudgetAlerts: {
            /** Over */
            over: boolean;
            /** Predicted */
            predicted: boolean;
            /** Threshold */
            threshold: boolean;
        };
        /** BudgetAnswer */
        BudgetAnswer: {
            alerts: components["schemas"]["BudgetAlerts"];
            /**
             * Anchor Date
             * Format: date
             */
            anchor_date: string;
            /** Archived */
            archived: boolean;
            /** Category Ids */
            category_ids: string[] | null;
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Limit Minor */
            limit_minor: number;
            /** Name */
            name: string;
            /** Paused */
            paused: boolean;
            /**
             * Period
             * @enum {string}
             */
            period: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
            /**
             * Rollover
             * @enum {string}
             */
            rollover: "none" | "positive" | "full";
            /**
             * Rollover Since
             * Format: date
             */
            rollover_since: string;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Thresholds */
            thresholds: number[];
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** BudgetList */
        BudgetList: {
            /**
             * As Of Seq
             * @description Your newest `seq` that these numbers contain.
             */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["BudgetListed"][];
        };
        /**
         * BudgetListed
         * @description `progress`: when it was asked for.
         */
        BudgetListed: {
            alerts: components["schemas"]["BudgetAlerts"];
            /**
             * Anchor Date
             * Format: date
             */
            anchor_date: string;
            /** Archived */
            archived: boolean;
            /** Category Ids */
            category_ids: string[] | null;
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Limit Minor */
            limit_minor: number;
            /** Name */
            name: string;
            /** Paused */
            paused: boolean;
            /**
             * Period
             * @enum {string}
             */
            period: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
            progress: components["schemas"]["BudgetProgress"] | null;
            /**
             * Rollover
             * @enum {string}
             */
            rollover: "none" | "positive" | "full";
            /**
             * Rollover Since
             * Format: date
             */
            rollover_since: string;
            /** Thresholds */
            thresholds: number[];
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * BudgetProgress
         * @description How a budget stands at the end of the day `on`, in the minor unit of `currency`.
         *
         *     `available_minor` is the limit and what was carried over; `left_minor` is that less what was
         *     spent. `percent` (rounded down) is null when nothing is available. `state`: `over` only beyond
         *     what is available; exactly all of it is `reached`. `upcoming` names the first 50.
         */
        BudgetProgress: {
            /** Available Minor */
            available_minor: number;
            /** Budget Id */
            budget_id: string;
            /** Carried Minor */
            carried_minor: number;
            /** Carried Unconverted */
            carried_unconverted: components["schemas"]["Unconverted"][];
            /** Currency */
            currency: string;
            /** Days Left */
            days_left: number;
            /** Left Minor */
            left_minor: number;
            /** Left Per Day Minor */
            left_per_day_minor: number;
            /** Limit Minor */
            limit_minor: number;
            /**
             * On
             * Format: date
             */
            on: string;
            /** Percent */
            percent: number | null;
            /**
             * Period End
             * Format: date
             */
            period_end: string;
            /**
             * Period Start
             * Format: date
             */
            period_start: string;
            projection: components["schemas"]["Projection"];
            /** Spent Minor */
            spent_minor: number;
            /**
             * State
             * @enum {string}
             */
            state: "within" | "reached" | "over";
            /** Thresholds Reached */
            thresholds_reached: number[];
            /** Unconverted */
            unconverted: components["schemas"]["Unconverted"][];
            /** Upcoming */
            upcoming: components["schemas"]["Upcoming"][];
            /** Upcoming Minor */
            upcoming_minor: number;
        };
        /**
         * BudgetStands
         * @description How every budget that is not archived stands at the end of the day `on`, by name.
         */
        BudgetStands: {
            /**
             * As Of Seq
             * @description Your newest `seq` that these numbers contain.
             */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["BudgetProgress"][];
            /**
             * On
             * Format: date
             */
            on: string;
        };
        /** CandidateAnswer */
        CandidateAnswer: {
            /** Account Id */
            account_id: string | null;
            /** Amount Max Minor */
            amount_max_minor: number;
            /** Amount Min Minor */
            amount_min_minor: number;
            /** Category Id */
            category_id: string | null;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /**
             * Next Date
             * Format: date
             */
            next_date: string;
            /** Payee */
            payee: string;
            /** Payments */
            payments: components["schemas"]["CandidatePayment"][];
            /** Recurring Id */
            recurring_id: string | null;
            /**
             * Rhythm
             * @enum {string}
             */
            rhythm: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
            /** Rrule */
            rrule: string;
            /** Seen */
            seen: number;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /**
             * Start Date
             * Format: date
             */
            start_date: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "confirmed" | "rejected";
            /** Version */
            version: number;
            /**
             * Weekend
             * @enum {string}
             */
            weekend: "none" | "before" | "after";
        };
        /** CandidateList */
        CandidateList: {
            /** Items */
            items: components["schemas"]["RecurringCandidate"][];
        };
        /**
         * CandidatePayment
         * @description One transaction that something was found by; `amount_minor` is signed.
         */
        CandidatePayment: {
            /** Amount Minor */
            amount_minor: number;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Transaction Id */
            transaction_id: string;
        };
        /**
         * CashFlow
         * @description A Sankey diagram: as much goes into the pool as comes out of it.
         */
        CashFlow: {
            /**
             * As Of Seq
             * @description Your newest `seq` that these numbers contain.
             */
            as_of_seq: number;
            /** Currency */
            currency: string;
            /**
             * First
             * Format: date
             */
            first: string;
            /** Income Minor */
            income_minor: number;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Links */
            links: components["schemas"]["FlowLink"][];
            /** Nodes */
            nodes: components["schemas"]["FlowNode"][];
            /** Saved Minor */
            saved_minor: number;
            /** Spent Minor */
            spent_minor: number;
            /** Unconverted */
            unconverted: components["schemas"]["Unconverted"][];
        };
        /** Category */
        Category: {
            /** Archived */
            archived: boolean;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "income" | "expense";
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Version */
            version: number;
        };
        /** CategoryAnswer */
        CategoryAnswer: {
            /** Archived */
            archived: boolean;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "income" | "expense";
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Version */
            version: number;
        };
        /** CategoryList */
        CategoryList: {
            /** Items */
            items: components["schemas"]["Category"][];
        };
        /**
         * CategorySpent
         * @description `category_id` null: without a category.
         */
        CategorySpent: {
            /** Category Id */
            category_id: string | null;
            /** Spent Minor */
            spent_minor: number;
        };
        /** ChangeAccount */
        ChangeAccount: {
            /** Archived */
            archived?: boolean;
            /** Name */
            name?: string;
            /** Opening Balance Minor */
            opening_balance_minor?: number;
            /**
             * Type
             * @enum {string}
             */
            type?: "checking" | "savings" | "cash" | "credit_card" | "loan" | "investment" | "property" | "other";
        };
        /**
         * ChangeAlertSettings
         * @description `off`: kinds to be silent about. Amounts are minor units of the household's currency.
         */
        ChangeAlertSettings: {
            /** Bill Days */
            bill_days?: number;
            /** Large Deposit Minor */
            large_deposit_minor?: number;
            /** Large Expense Minor */
            large_expense_minor?: number;
            /** Low Balance Days */
            low_balance_days?: number;
            /** Low Balance Minor */
            low_balance_minor?: number;
            /** Off */
            off?: ("budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found")[];
        };
        /**
         * ChangeBudget
         * @description A new limit counts for the whole of the current period; periods before keep theirs.
         */
        ChangeBudget: {
            alerts?: components["schemas"]["Alerts"];
            /**
             * Anchor Date
             * Format: date
             * @example 2026-01-31
             */
            anchor_date?: string;
            /** Archived */
            archived?: boolean;
            /** Category Ids */
            category_ids?: string[] | null;
            /**
             * Currency
             * @example EUR
             * @enum {string}
             */
            currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
            /** Limit Minor */
            limit_minor?: number;
            /** Name */
            name?: string;
            /** Paused */
            paused?: boolean;
            /**
             * Period
             * @enum {string}
             */
            period?: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
            /**
             * Rollover
             * @enum {string}
             */
            rollover?: "none" | "positive" | "full";
            /**
             * Rollover Since
             * Format: date
             * @example 2026-01-31
             */
            rollover_since?: string;
            /** Thresholds */
            thresholds?: number[];
        };
        /** ChangeCategory */
        ChangeCategory: {
            /** Archived */
            archived?: boolean;
            /** Name */
            name?: string;
            /** Parent Id */
            parent_id?: string | null;
        };
        /** ChangeContribution */
        ChangeContribution: {
            /** Amount Minor */
            amount_minor?: number;
            /**
             * Date
             * Format: date
             * @example 2026-01-31
             */
            date?: string;
            /** Note */
            note?: string | null;
        };
        /**
         * ChangeGoal
         * @description What feeds a goal, accounts or contributions, stays; which accounts do may change.
         */
        ChangeGoal: {
            /** Accounts */
            accounts?: components["schemas"]["Share"][];
            /** Archived */
            archived?: boolean;
            /** Name */
            name?: string;
            /** Rest Minor */
            rest_minor?: number;
            /** Target Date */
            target_date?: string | null;
            /** Target Minor */
            target_minor?: number;
        };
        /** ChangeHousehold */
        ChangeHousehold: {
            /**
             * Currency
             * @example EUR
             * @enum {string}
             */
            currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
            /** Name */
            name?: string;
            /**
             * Timezone
             * Format: iana-timezone
             * @example Europe/Berlin
             */
            timezone?: string;
        };
        /** ChangeMember */
        ChangeMember: {
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
        };
        /** ChangePassword */
        ChangePassword: {
            /**
             * Current Password
             * @example correct horse battery
             */
            current_password: string;
            /**
             * New Password
             * @example correct horse battery
             */
            new_password: string;
        };
        /**
         * ChangePreferences
         * @description What is left out stays as it is. A token is null: that kind of device is rung no more.
         */
        ChangePreferences: {
            /** Amounts In Push */
            amounts_in_push?: boolean;
            /** Apns Token */
            apns_token?: null;
            /** Budget Alerts */
            budget_alerts?: boolean;
            /** Digest Hour */
            digest_hour?: number;
            /** Digest Weekday */
            digest_weekday?: number;
            /** Email Enabled */
            email_enabled?: boolean;
            /** Fcm Token */
            fcm_token?: null;
            /**
             * Frequency
             * @enum {string}
             */
            frequency?: "instant" | "hourly" | "daily" | "weekly";
            /** Goal Alerts */
            goal_alerts?: boolean;
            /** Locale */
            locale?: string | null;
            /** Monthly Summary */
            monthly_summary?: boolean;
            /** Overrides */
            overrides?: components["schemas"]["TypePreference"][];
            /** Push Enabled */
            push_enabled?: boolean;
            /** Quiet Hours Enabled */
            quiet_hours_enabled?: boolean;
            /** Quiet Hours End */
            quiet_hours_end?: string | null;
            /** Quiet Hours Start */
            quiet_hours_start?: string | null;
            /** Recurring Alerts */
            recurring_alerts?: boolean;
            /** Sms Enabled */
            sms_enabled?: boolean;
            /** Timezone */
            timezone?: string | null;
            /** Transaction Alerts */
            transaction_alerts?: boolean;
            /** Weekly Summary */
            weekly_summary?: boolean;
        };
        /** ChangeProfile */
        ChangeProfile: {
            /** Locale */
            locale?: string;
            /** Name */
            name?: string;
            /**
             * Timezone
             * Format: iana-timezone
             * @example Europe/Berlin
             */
            timezone?: string;
        };
        /** ChangeRate */
        ChangeRate: {
            /**
             * Date
             * Format: date
             * @example 2026-01-26
             */
            date?: string;
            /**
             * Rate
             * @example 1.0825
             */
            rate?: string;
        };
        /**
         * ChangeRecurring
         * @description `status` paused or ended takes back what is not due yet; active plans it again.
         */
        ChangeRecurring: {
            /** Account Id */
            account_id?: string | null;
            /** Amount Max Minor */
            amount_max_minor?: number;
            /** Amount Min Minor */
            amount_min_minor?: number;
            /** Auto Post */
            auto_post?: boolean;
            /** Category Id */
            category_id?: string | null;
            /**
             * Currency
             * @example EUR
             * @enum {string}
             */
            currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
            /** Name */
            name?: string;
            /** Payee */
            payee?: string;
            /**
             * Rrule
             * @example FREQ=MONTHLY;BYMONTHDAY=-1
             */
            rrule?: string;
            /**
             * Start Date
             * Format: date
             * @example 2026-01-31
             */
            start_date?: string;
            /**
             * Status
             * @enum {string}
             */
            status?: "active" | "paused" | "ended";
            /**
             * Weekend
             * @enum {string}
             */
            weekend?: "none" | "before" | "after";
        };
        /** ChangeTag */
        ChangeTag: {
            /** Name */
            name: string;
        };
        /** ChangeTransaction */
        ChangeTransaction: {
            /**
             * Account Id
             * @example 01890a5d-ac96-774b-bcce-b302099a8057
             */
            account_id?: string;
            /** Amount Minor */
            amount_minor?: number;
            /** Category Id */
            category_id?: string | null;
            /**
             * Date
             * Format: date
             * @example 2026-01-26
             */
            date?: string;
            /** Note */
            note?: string | null;
            /** Payee */
            payee?: string | null;
            /** Splits */
            splits?: components["schemas"]["NewSplit"][];
            /** Tags */
            tags?: string[];
        };
        /** ChangeTransfer */
        ChangeTransfer: {
            /** Amount Minor */
            amount_minor?: number;
            /**
             * Date
             * Format: date
             * @example 2026-01-26
             */
            date?: string;
            /**
             * From Account Id
             * @example 01890a5d-ac96-774b-bcce-b302099a8057
             */
            from_account_id?: string;
            /** Note */
            note?: string | null;
            /** Payee */
            payee?: string | null;
            /** Tags */
            tags?: string[];
            /**
             * To Account Id
             * @example 01890a5d-ac96-774b-bcce-b302099a8057
             */
            to_account_id?: string;
            /** To Amount Minor */
            to_amount_minor?: number;
        };
        /**
         * ChangeWebhook
         * @description What is left out stays as it is.
         */
        ChangeWebhook: {
            /** Enabled */
            enabled?: boolean;
            /** Name */
            name?: string;
            /** Types */
            types?: ("budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | "transaction_recorded" | "transactions_imported" | "member_joined" | "member_left" | "new_device" | "password_changed" | "digest" | "weekly_summary" | "monthly_summary" | "webhook_disabled" | "test")[];
        };
        /**
         * ChannelState
         * @description One channel since this process started: outcomes by kind, errors by reason.
         */
        ChannelState: {
            /** Channel */
            channel: string;
            /** Errors */
            errors: {
                [key: string]: number;
            };
            /** Outcomes */
            outcomes: {
                [key: string]: number;
            };
            /** Providers */
            providers: components["schemas"]["ProviderState"][];
        };
        /**
         * CommitToSocket
         * @description Milliseconds from a commit to the last of its sockets; null before the first.
         */
        CommitToSocket: {
            /** P50 */
            p50: number | null;
            /** P95 */
            p95: number | null;
            /** P99 */
            p99: number | null;
        };
        /**
         * ConfirmCandidate
         * @description What the rule shall have that was found otherwise.
         */
        ConfirmCandidate: {
            /** Account Id */
            account_id?: string | null;
            /**
             * Amount Max Minor
             * @default 0
             */
            amount_max_minor?: number;
            /**
             * Amount Min Minor
             * @default 0
             */
            amount_min_minor?: number;
            /**
             * Auto Post
             * @default false
             */
            auto_post?: boolean;
            /** Category Id */
            category_id?: string | null;
            /**
             * Currency
             * @default
             * @example EUR
             * @enum {string}
             */
            currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Payee
             * @default
             */
            payee?: string;
            /**
             * Rrule
             * @default
             * @example FREQ=MONTHLY;BYMONTHDAY=-1
             */
            rrule?: string;
            /**
             * Start Date
             * Format: date
             * @example 2026-01-31
             */
            start_date?: string;
            /**
             * Weekend
             * @default none
             * @enum {string}
             */
            weekend?: "none" | "before" | "after";
        };
        /** ConfirmContact */
        ConfirmContact: {
            /** Code */
            code: string;
        };
        /**
         * ConnectionAnswer
         * @description One open socket.
         *
         *     `seq`: the last event written to it; `acked`: the last that the device said it applied, null
         *     until it says so; `lag`: how many lie between. `queue_bytes` wait for its network. `current`:
         *     of the same sign-in as the token asked with.
         */
        ConnectionAnswer: {
            /** Acked */
            acked: number | null;
            /** Address */
            address: string;
            /** Current */
            current: boolean;
            /** Device */
            device: string;
            /**
             * Id
             * @example 01890a5d-ac96-774b-bcce-b302099a8057-17
             */
            id: string;
            /** Lag */
            lag: number | null;
            /** Queue Bytes */
            queue_bytes: number;
            /** Seq */
            seq: number;
            /** Session Id */
            session_id: string;
            /** Since */
            since: string;
        };
        /** ConnectionList */
        ConnectionList: {
            /** Items */
            items: components["schemas"]["ConnectionAnswer"][];
        };
        /**
         * Contact
         * @description An address for mail, text messages or another service; it is shown masked.
         *
         *     `pending`: a link or a code was sent there, and waits for an answer. `disabled_reason`:
         *     `bounced`, `unsubscribed`, or what the service said.
         */
        Contact: {
            /** Address */
            address: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "email" | "sms" | "apprise";
            /** Code Sent At */
            code_sent_at: string | null;
            /** Created At */
            created_at: string;
            /** Disabled Reason */
            disabled_reason: string | null;
            /** Id */
            id: string;
            /**
             * State
             * @enum {string}
             */
            state: "pending" | "active" | "disabled";
            /** Verified At */
            verified_at: string | null;
        };
        /** ContactAnswer */
        ContactAnswer: {
            /** Address */
            address: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "email" | "sms" | "apprise";
            /** Code Sent At */
            code_sent_at: string | null;
            /** Created At */
            created_at: string;
            /** Disabled Reason */
            disabled_reason: string | null;
            /** Id */
            id: string;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /**
             * State
             * @enum {string}
             */
            state: "pending" | "active" | "disabled";
            /** Verified At */
            verified_at: string | null;
        };
        /**
         * ContactList
         * @description Oldest first. `channels`: by which this server sends; `apprise_schemes`: to which URLs.
         */
        ContactList: {
            /**
             * Apprise Schemes
             * @example [
             *       "ntfys"
             *     ]
             */
            apprise_schemes: string[];
            /** Channels */
            channels: ("email" | "sms" | "apprise")[];
            /** Items */
            items: components["schemas"]["Contact"][];
        };
        /**
         * Contribution
         * @description What was put towards a goal on a day, in the goal's currency; taking out is negative.
         */
        Contribution: {
            /** Amount Minor */
            amount_minor: number;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Goal Id */
            goal_id: string;
            /** Id */
            id: string;
            /** Note */
            note: string | null;
            /** Version */
            version: number;
        };
        /** ContributionAnswer */
        ContributionAnswer: {
            /** Amount Minor */
            amount_minor: number;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Goal Id */
            goal_id: string;
            /** Id */
            id: string;
            /** Note */
            note: string | null;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Version */
            version: number;
        };
        /**
         * ContributionList
         * @description Newest day first. `next_cursor` is null on the last page.
         */
        ContributionList: {
            /** Items */
            items: components["schemas"]["Contribution"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * CopyLast
         * @description What to take from the last period as this one's limit: its limit, or what was spent.
         */
        CopyLast: {
            /**
             * Take
             * @default limit
             * @enum {string}
             */
            take?: "limit" | "spent";
        };
        /** CurrencyAnswer */
        CurrencyAnswer: {
            /** Code */
            code: string;
            /** Exponent */
            exponent: number;
            /** Name */
            name: string;
        };
        /** CurrencyList */
        CurrencyList: {
            /** Items */
            items: components["schemas"]["CurrencyAnswer"][];
        };
        /**
         * DaySpent
         * @description `spent_minor`: on this day; `total_minor`: since the period began.
         */
        DaySpent: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Spent Minor */
            spent_minor: number;
            /** Total Minor */
            total_minor: number;
        };
        /**
         * DeadLetter
         * @description A delivery that was given up: `reason` says why, `last_reason` what the provider said last.
         */
        DeadLetter: {
            /** Attempts */
            attempts: number;
            /** Channel */
            channel: string;
            /** Created At */
            created_at: string;
            /** Id */
            id: string;
            /** Last Reason */
            last_reason: string | null;
            /** Last Status */
            last_status: number | null;
            /** Reason */
            reason: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "dead" | "expired";
            /** User Id */
            user_id: string;
        };
        /**
         * DeadLetterList
         * @description Newest first. `next_cursor` is null on the last page.
         */
        DeadLetterList: {
            /** Items */
            items: components["schemas"]["DeadLetter"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * Delivery
         * @description What became of telling one device, contact or webhook. `reason`: why it was withheld.
         *
         *     `target`: its id. `target_name`: as its person knows it; empty when it has none or has gone.
         */
        Delivery: {
            /** Accepted At */
            accepted_at: string | null;
            /** Attempts */
            attempts: number;
            /** Channel */
            channel: string;
            /** Clicked At */
            clicked_at: string | null;
            /** Displayed At */
            displayed_at: string | null;
            /** Id */
            id: string;
            /** Last Reason */
            last_reason: string | null;
            /** Last Status */
            last_status: number | null;
            /** Not Before */
            not_before: string;
            /** Reason */
            reason: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "held" | "pending" | "leased" | "accepted" | "displayed" | "clicked" | "dead" | "suppressed" | "expired" | "merged";
            /** Target */
            target: string;
            /** Target Name */
            target_name: string;
        };
        /**
         * DeliveryList
         * @description One for each device, contact and webhook; withheld ones with their reason.
         */
        DeliveryList: {
            /** Items */
            items: components["schemas"]["Delivery"][];
        };
        /**
         * Device
         * @description A device that rings. `address` is masked. `sealed`: its notices travel encrypted for it alone.
         */
        Device: {
            /** Address */
            address: string;
            /**
             * Address Kind
             * @enum {string}
             */
            address_kind: "token" | "fid" | "endpoint";
            /** Current */
            current: boolean;
            /** Device Id */
            device_id: string | null;
            /** Disabled Reason */
            disabled_reason: string | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "fcm" | "apns" | "webpush";
            /** Last Failure At */
            last_failure_at: string | null;
            /** Last Success At */
            last_success_at: string | null;
            /** Name */
            name: string;
            /** Platform */
            platform: string;
            /** Registered At */
            registered_at: string;
            /** Sealed */
            sealed: boolean;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled" | "needs_resubscribe";
        };
        /** DeviceAnswer */
        DeviceAnswer: {
            /** Address */
            address: string;
            /**
             * Address Kind
             * @enum {string}
             */
            address_kind: "token" | "fid" | "endpoint";
            /** Current */
            current: boolean;
            /** Device Id */
            device_id: string | null;
            /** Disabled Reason */
            disabled_reason: string | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "fcm" | "apns" | "webpush";
            /** Last Failure At */
            last_failure_at: string | null;
            /** Last Success At */
            last_success_at: string | null;
            /** Name */
            name: string;
            /** Platform */
            platform: string;
            /** Registered At */
            registered_at: string;
            /** Sealed */
            sealed: boolean;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /**
             * State
             * @enum {string}
             */
            state: "active" | "disabled" | "needs_resubscribe";
        };
        /**
         * DeviceList
         * @description Newest registration first.
         */
        DeviceList: {
            /** Items */
            items: components["schemas"]["Device"][];
        };
        /**
         * EventsAnswer
         * @description Envelopes as on the socket; see docs/protocol/.
         */
        EventsAnswer: {
            /** Epoch */
            epoch: string;
            /** Events */
            events: {
                [key: string]: unknown;
            }[];
            /** Head */
            head: number;
        };
        /**
         * FileAccount
         * @description An account the file names; one that does not exist is opened by importing.
         */
        FileAccount: {
            /** Exists */
            exists: boolean;
            /** Name */
            name: string;
        };
        /**
         * FirebaseConfig
         * @description Of the project's web app, as `initializeApp` takes it; nothing of it is secret.
         */
        FirebaseConfig: {
            /** Api Key */
            api_key: string;
            /** App Id */
            app_id: string;
            /** Messaging Sender Id */
            messaging_sender_id: string;
            /** Project Id */
            project_id: string;
        };
        /**
         * FlowLink
         * @description `amount_minor` > 0 from node `source` to node `target`.
         */
        FlowLink: {
            /** Amount Minor */
            amount_minor: number;
            /** Source */
            source: string;
            /** Target */
            target: string;
        };
        /**
         * FlowNode
         * @description Where money came from or went to.
         *
         *     `pool`: all of it together. `refund`: a category of spending that got more back than went out.
         *     `drawn`: spent beyond the income. `category_id` null: without a category, or none of these.
         */
        FlowNode: {
            /** Amount Minor */
            amount_minor: number;
            /** Category Id */
            category_id: string | null;
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "income" | "refund" | "drawn" | "pool" | "spending" | "saved";
            /** Name */
            name: string | null;
        };
        /** ForgetWebPush */
        ForgetWebPush: {
            /** Endpoint */
            endpoint: string;
        };
        /**
         * Goal
         * @description Money to save up, or a debt to pay down, in the minor unit of `currency`.
         *
         *     `target_minor`: what is to be saved or, to pay down, what was owed at the start; `rest_minor` of
         *     that may stay. `accounts` is empty for a goal that is fed by contributions.
         */
        Goal: {
            /** Accounts */
            accounts: components["schemas"]["GoalAccount"][];
            /** Archived */
            archived: boolean;
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /**
             * Fed By
             * @enum {string}
             */
            fed_by: "accounts" | "contributions";
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "save_up" | "pay_down";
            /** Name */
            name: string;
            /** Rest Minor */
            rest_minor: number;
            /** Target Date */
            target_date: string | null;
            /** Target Minor */
            target_minor: number;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * GoalAccount
         * @description How much of an account's balance belongs to a goal, from 1 to 100 per cent.
         */
        GoalAccount: {
            /** Account Id */
            account_id: string;
            /** Percent */
            percent: number;
        };
        /** GoalAnswer */
        GoalAnswer: {
            /** Accounts */
            accounts: components["schemas"]["GoalAccount"][];
            /** Archived */
            archived: boolean;
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /**
             * Fed By
             * @enum {string}
             */
            fed_by: "accounts" | "contributions";
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "save_up" | "pay_down";
            /** Name */
            name: string;
            /** Rest Minor */
            rest_minor: number;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Target Date */
            target_date: string | null;
            /** Target Minor */
            target_minor: number;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** GoalList */
        GoalList: {
            /**
             * As Of Seq
             * @description Your newest `seq` that these numbers contain.
             */
            as_of_seq: number;
            /** Items */
            items: components["schemas"]["GoalListed"][];
        };
        /**
         * GoalListed
         * @description `progress`: when it was asked for.
         */
        GoalListed: {
            /** Accounts */
            accounts: components["schemas"]["GoalAccount"][];
            /** Archived */
            archived: boolean;
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /**
             * Fed By
             * @enum {string}
             */
            fed_by: "accounts" | "contributions";
            /** Id */
            id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "save_up" | "pay_down";
            /** Name */
            name: string;
            progress: components["schemas"]["GoalProgress"] | null;
            /** Rest Minor */
            rest_minor: number;
            /** Target Date */
            target_date: string | null;
            /** Target Minor */
            target_minor: number;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /**
         * GoalProgress
         * @description How a goal stands at the end of the day `on`, in the minor unit of `currency`.
         *
         *     `saved_minor` (or paid off) of `whole_minor`; `percent` is rounded down and never below 0.
         *     `required_minor`: what each month must bring to be there by the target date. `pace_minor`: what a
         *     month brings by the net inflow of the last `pace_days` days, at most 90; null with less than 30
         *     days of history, or where a rate is missing. `projected_date`: when the goal is reached at that
         *     pace.
         */
        GoalProgress: {
            /** Currency */
            currency: string;
            /** Goal Id */
            goal_id: string;
            /** Left Minor */
            left_minor: number;
            /** Milestones Reached */
            milestones_reached: number[];
            /**
             * On
             * Format: date
             */
            on: string;
            /** Pace Days */
            pace_days: number;
            /** Pace Minor */
            pace_minor: number | null;
            /** Percent */
            percent: number;
            /** Projected Date */
            projected_date: string | null;
            /** Required Minor */
            required_minor: number | null;
            /** Saved Minor */
            saved_minor: number;
            /**
             * State
             * @enum {string}
             */
            state: "undated" | "unknown" | "on_track" | "behind" | "reached";
            /** Unconverted */
            unconverted: components["schemas"]["Unconverted"][];
            /** Whole Minor */
            whole_minor: number;
        };
        /** GoalProgressAnswer */
        GoalProgressAnswer: {
            /**
             * As Of Seq
             * @description Your newest `seq` that these numbers contain.
             */
            as_of_seq: number;
            /** Currency */
            currency: string;
            /** Goal Id */
            goal_id: string;
            /** Left Minor */
            left_minor: number;
            /** Milestones Reached */
            milestones_reached: number[];
            /**
             * On
             * Format: date
             */
            on: string;
            /** Pace Days */
            pace_days: number;
            /** Pace Minor */
            pace_minor: number | null;
            /** Percent */
            percent: number;
            /** Projected Date */
            projected_date: string | null;
            /** Required Minor */
            required_minor: number | null;
            /** Saved Minor */
            saved_minor: number;
            /**
             * State
             * @enum {string}
             */
            state: "undated" | "unknown" | "on_track" | "behind" | "reached";
            /** Unconverted */
            unconverted: components["schemas"]["Unconverted"][];
            /** Whole Minor */
            whole_minor: number;
        };
        /** Health */
        Health: {
            /** Status */
            status: string;
            /** Version */
            version: string;
        };
        /** Horizon */
        Horizon: {
            /** Date */
            date: string;
            /** Id */
            id: string;
        };
        /**
         * Household
         * @description `timezone` decides "today" and periods; `currency` is the one new accounts start with.
         */
        Household: {
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Timezone */
            timezone: string;
            /** Version */
            version: number;
        };
        /** HouseholdAnswer */
        HouseholdAnswer: {
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Timezone */
            timezone: string;
            /** Version */
            version: number;
        };
        /** HouseholdList */
        HouseholdList: {
            /** Items */
            items: components["schemas"]["HouseholdOfMine"][];
        };
        /** HouseholdOfMine */
        HouseholdOfMine: {
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /** Timezone */
            timezone: string;
            /** Version */
            version: number;
        };
        /** ImportList */
        ImportList: {
            /** Items */
            items: components["schemas"]["ImportRow"][];
        };
        /**
         * ImportPreview
         * @description What was detected (send `mapping` back, changed, to override it) and what importing does.
         */
        ImportPreview: {
            /** Accounts */
            accounts: components["schemas"]["FileAccount"][];
            /** Columns */
            columns: string[];
            /** Date Format */
            date_format: string;
            /** Decimal */
            decimal: string;
            /** Delimiter */
            delimiter: string;
            /** Encoding */
            encoding: string;
            /** Has Header */
            has_header: boolean;
            /** Mapping */
            mapping: {
                [key: string]: unknown;
            };
            /** Notes */
            notes: string[];
            /** Rows Duplicate */
            rows_duplicate: number;
            /** Rows New */
            rows_new: number;
            /** Rows Total */
            rows_total: number;
            /** Sample */
            sample: components["schemas"]["SampleRow"][];
            /** Transfers Paired */
            transfers_paired: number;
            /** Transfers Single */
            transfers_single: number;
            /** Unreadable */
            unreadable: components["schemas"]["UnreadableLine"][];
        };
        /**
         * ImportRow
         * @description `done` counts rows of the file dealt with so far.
         */
        ImportRow: {
            /** Created At */
            created_at: string;
            /** Done */
            done: number;
            /** Filename */
            filename: string;
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: string;
            /** Rows Duplicate */
            rows_duplicate: number;
            /** Rows New */
            rows_new: number;
            /** Rows Total */
            rows_total: number;
            /** Rows Unreadable */
            rows_unreadable: number;
            /**
             * Status
             * @enum {string}
             */
            status: "running" | "done";
            /** Unreadable */
            unreadable: components["schemas"]["UnreadableLine"][];
        };
        /** ImportSeqAnswer */
        ImportSeqAnswer: {
            /** Created At */
            created_at: string;
            /** Done */
            done: number;
            /** Filename */
            filename: string;
            /** Finished At */
            finished_at: string | null;
            /** Id */
            id: string;
            /** Rows Duplicate */
            rows_duplicate: number;
            /** Rows New */
            rows_new: number;
            /** Rows Total */
            rows_total: number;
            /** Rows Unreadable */
            rows_unreadable: number;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /**
             * Status
             * @enum {string}
             */
            status: "running" | "done";
            /** Unreadable */
            unreadable: components["schemas"]["UnreadableLine"][];
        };
        /**
         * InboxCounts
         * @description `unread` and `unseen` of what is neither archived nor asleep; they stop at 1,000.
         */
        InboxCounts: {
            /** Unread */
            unread: number;
            /** Unseen */
            unseen: number;
        };
        /** InviteAnswer */
        InviteAnswer: {
            /** Created At */
            created_at: string;
            /** Expires At */
            expires_at: string;
            /** Id */
            id: string;
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /** Used At */
            used_at: string | null;
        };
        /** InviteList */
        InviteList: {
            /** Items */
            items: components["schemas"]["InviteAnswer"][];
        };
        /** InvitePreviewAnswer */
        InvitePreviewAnswer: {
            /** Expires At */
            expires_at: string;
            /** Household Name */
            household_name: string;
            /** Inviter Name */
            inviter_name: string;
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
        };
        /** JoinedAnswer */
        JoinedAnswer: {
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Timezone */
            timezone: string;
            /** Version */
            version: number;
        };
        /**
         * KnownRate
         * @description What one `base` costs in `quote`; null: no rate is known for that day.
         */
        KnownRate: {
            /** Base */
            base: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Quote */
            quote: string;
            /** Rate */
            rate: string | null;
        };
        /** Login */
        Login: {
            /**
             * Client
             * @default browser
             * @enum {string}
             */
            client?: "browser" | "native";
            /**
             * Email
             * @example robin@home.example
             */
            email: string;
            /**
             * Password
             * @example correct horse battery
             */
            password: string;
        };
        /**
         * MarkActivity
         * @description Some by id, and all up to one (`up_to`): at least one of the two.
         */
        MarkActivity: {
            /**
             * Ids
             * @default []
             */
            ids?: string[];
            /** Up To */
            up_to?: string | null;
        };
        /**
         * MarkedAnswer
         * @description `ids`: what changed; entries that were so already, or are nobody's, are not among them.
         */
        MarkedAnswer: {
            counts: components["schemas"]["InboxCounts"];
            /** Ids */
            ids: string[];
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
        };
        /**
         * Marker
         * @description One dated movement ahead; money out is negative.
         *
         *     `kind`: a `bill` (`id` is its rule's), `booked` ahead of its day (`id` is the transaction's), or
         *     `seen` in both of the last two months, without a rule.
         */
        Marker: {
            /** Account Id */
            account_id: string | null;
            /** Amount Minor */
            amount_minor: number;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Id */
            id: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "bill" | "booked" | "seen";
            /** Name */
            name: string;
        };
        /**
         * MarkNotifications
         * @description Some by id, and all up to one (`up_to`): at least one of the two.
         */
        MarkNotifications: {
            /**
             * Ids
             * @default []
             */
            ids?: string[];
            /** Up To */
            up_to?: string | null;
        };
        /**
         * MatchBill
         * @description The transaction that paid it.
         */
        MatchBill: {
            /**
             * Transaction Id
             * @example 01890a5d-ac96-774b-bcce-b302099a8057
             */
            transaction_id: string;
        };
        /** Member */
        Member: {
            /** Email */
            email: string;
            /** Joined At */
            joined_at: string;
            /** Name */
            name: string;
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /** User Id */
            user_id: string;
        };
        /** MemberAnswer */
        MemberAnswer: {
            /** Email */
            email: string;
            /** Joined At */
            joined_at: string;
            /** Name */
            name: string;
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** User Id */
            user_id: string;
        };
        /** MemberList */
        MemberList: {
            /** Items */
            items: components["schemas"]["Member"][];
        };
        /**
         * MergeCategory
         * @description `into`: the category that stays.
         */
        MergeCategory: {
            /**
             * Into
             * @example 01890a5d-ac96-774b-bcce-b302099a8057
             */
            into: string;
        };
        /**
         * Months
         * @description Income, spending and savings rate by month, and of the whole range.
         */
        Months: {
            /**
             * As Of Seq
             * @description Your newest `seq` that these numbers contain.
             */
            as_of_seq: number;
            /** Currency */
            currency: string;
            /**
             * First
             * Format: date
             */
            first: string;
            /** Income Minor */
            income_minor: number;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Months */
            months: components["schemas"]["MonthSums"][];
            /** Saved Minor */
            saved_minor: number;
            /** Savings Rate */
            savings_rate: number | null;
            /** Spent Minor */
            spent_minor: number;
            /** Unconverted */
            unconverted: components["schemas"]["Unconverted"][];
        };
        /**
         * MonthSums
         * @description `saved_minor`: income less spending. `savings_rate`: its share of the income; null without.
         */
        MonthSums: {
            /**
             * First
             * Format: date
             */
            first: string;
            /** Income Minor */
            income_minor: number;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Month */
            month: string;
            /** Saved Minor */
            saved_minor: number;
            /** Savings Rate */
            savings_rate: number | null;
            /** Spent Minor */
            spent_minor: number;
        };
        /** Named */
        Named: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * NetWorth
         * @description What all accounts hold together, at the end of each step. `unconverted`: on the last day.
         */
        NetWorth: {
            /** Accounts */
            accounts: components["schemas"]["AccountWorth"][];
            /**
             * As Of Seq
             * @description Your newest `seq` that these numbers contain.
             */
            as_of_seq: number;
            /** Change Minor */
            change_minor: number;
            /** Currency */
            currency: string;
            /** Days */
            days: components["schemas"]["NetWorthDay"][];
            /**
             * First
             * Format: date
             */
            first: string;
            /**
             * Grain
             * @enum {string}
             */
            grain: "day" | "week" | "month" | "quarter" | "year";
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Net Worth Minor */
            net_worth_minor: number;
            /** Unconverted */
            unconverted: components["schemas"]["Unconverted"][];
        };
        /**
         * NetWorthDay
         * @description At the end of this day. `assets_minor` are balances above zero, `debts_minor` those below.
         */
        NetWorthDay: {
            /** Assets Minor */
            assets_minor: number;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Debts Minor */
            debts_minor: number;
            /** Net Worth Minor */
            net_worth_minor: number;
        };
        /** NewAccount */
        NewAccount: {
            /**
             * Currency
             * @example EUR
             * @enum {string}
             */
            currency: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
            /** Id */
            id?: string | null;
            /** Name */
            name: string;
            /**
             * Opening Balance Minor
             * @default 0
             */
            opening_balance_minor?: number;
            /**
             * Type
             * @enum {string}
             */
            type: "checking" | "savings" | "cash" | "credit_card" | "loan" | "investment" | "property" | "other";
        };
        /**
         * NewBudget
         * @description `category_ids` null: all spending. A limit of 0: spend nothing.
         *
         *     `anchor_date` is a day that a period starts on; left out, periods start on a Monday or on the
         *     first of a month. A month that has no such day starts on its last.
         */
        NewBudget: {
            /**
             * @default {
             *       "threshold": true,
             *       "over": true,
             *       "predicted": true
             *     }
             */
            alerts?: components["schemas"]["Alerts"];
            /** Anchor Date */
            anchor_date?: string | null;
            /** Category Ids */
            category_ids?: string[] | null;
            /** Currency */
            currency?: ("AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG") | null;
            /** Id */
            id?: string | null;
            /** Limit Minor */
            limit_minor: number;
            /** Name */
            name: string;
            /**
             * Period
             * @default monthly
             * @enum {string}
             */
            period?: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
            /**
             * Rollover
             * @default none
             * @enum {string}
             */
            rollover?: "none" | "positive" | "full";
            /** Rollover Since */
            rollover_since?: string | null;
            /**
             * Thresholds
             * @default [
             *       50,
             *       80,
             *       100
             *     ]
             */
            thresholds?: number[];
        };
        /** NewCategory */
        NewCategory: {
            /** Id */
            id?: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "income" | "expense";
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
        };
        /**
         * NewContact
         * @description `address`: of mail; a number with its country; or an Apprise URL, by `channel`.
         */
        NewContact: {
            /** Address */
            address: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "email" | "sms" | "apprise";
        };
        /**
         * NewContribution
         * @description `amount_minor` is in the goal's currency, negative to take out; ahead of its day it waits.
         */
        NewContribution: {
            /** Amount Minor */
            amount_minor: number;
            /**
             * Date
             * Format: date
             * @example 2026-01-31
             */
            date: string;
            /** Id */
            id?: string | null;
            /** Note */
            note?: string | null;
        };
        /**
         * NewGoal
         * @description `accounts` empty: the goal is fed by contributions.
         *
         *     `target_minor` null: to pay down what these accounts owe now. `rest_minor` of a debt may stay.
         *     `currency` null: that of the accounts, if they have one in common, else the household's.
         */
        NewGoal: {
            /**
             * Accounts
             * @default []
             */
            accounts?: components["schemas"]["Share"][];
            /** Currency */
            currency?: ("AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG") | null;
            /** Id */
            id?: string | null;
            /**
             * Kind
             * @default save_up
             * @enum {string}
             */
            kind?: "save_up" | "pay_down";
            /** Name */
            name: string;
            /**
             * Rest Minor
             * @default 0
             */
            rest_minor?: number;
            /** Target Date */
            target_date?: string | null;
            /** Target Minor */
            target_minor?: number | null;
        };
        /** NewHousehold */
        NewHousehold: {
            /**
             * Currency
             * @example EUR
             * @enum {string}
             */
            currency: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
            /** Name */
            name: string;
            /**
             * Timezone
             * Format: iana-timezone
             * @example Europe/Berlin
             */
            timezone: string;
        };
        /** NewInvite */
        NewInvite: {
            /**
             * Role
             * @default member
             * @enum {string}
             */
            role?: "owner" | "member" | "viewer";
        };
        /**
         * NewInviteAnswer
         * @description The only time the link is shown.
         */
        NewInviteAnswer: {
            /** Created At */
            created_at: string;
            /** Expires At */
            expires_at: string;
            /** Id */
            id: string;
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /** Token */
            token: string;
            /** Url */
            url: string;
            /** Used At */
            used_at: string | null;
        };
        /**
         * NewRate
         * @description From `date` on one `base` costs `rate` of `quote`, until the next rate of the two.
         */
        NewRate: {
            /**
             * Base
             * @example EUR
             * @enum {string}
             */
            base: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
            /**
             * Date
             * Format: date
             * @example 2026-01-26
             */
            date: string;
            /** Id */
            id?: string | null;
            /**
             * Quote
             * @example EUR
             * @enum {string}
             */
            quote: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
            /**
             * Rate
             * @example 1.0825
             */
            rate: string;
        };
        /**
         * NewRecurring
         * @description Amounts are signed (spending negative), the smaller number first.
         *
         *     `amount_max_minor` left out: the amount is exact. `payee` left out: the name. `currency` left
         *     out: the account's, or the household's.
         */
        NewRecurring: {
            /** Account Id */
            account_id?: string | null;
            /** Amount Max Minor */
            amount_max_minor?: number | null;
            /** Amount Min Minor */
            amount_min_minor: number;
            /**
             * Auto Post
             * @default false
             */
            auto_post?: boolean;
            /** Category Id */
            category_id?: string | null;
            /** Currency */
            currency?: ("AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG") | null;
            /** Id */
            id?: string | null;
            /** Name */
            name: string;
            /** Payee */
            payee?: string | null;
            /**
             * Rrule
             * @example FREQ=MONTHLY;BYMONTHDAY=-1
             */
            rrule: string;
            /**
             * Start Date
             * Format: date
             * @example 2026-01-31
             */
            start_date: string;
            /**
             * Weekend
             * @default none
             * @enum {string}
             */
            weekend?: "none" | "before" | "after";
        };
        /** NewSplit */
        NewSplit: {
            /** Amount Minor */
            amount_minor: number;
            /** Category Id */
            category_id?: string | null;
            /** Note */
            note?: string | null;
        };
        /** NewTag */
        NewTag: {
            /** Id */
            id?: string | null;
            /** Name */
            name: string;
        };
        /**
         * NewTransaction
         * @description `amount_minor` is signed (spending negative), in the account's minor unit.
         *
         *     Splits, if any, add up to it and may mix signs; tags are made when missing.
         */
        NewTransaction: {
            /**
             * Account Id
             * @example 01890a5d-ac96-774b-bcce-b302099a8057
             */
            account_id: string;
            /** Amount Minor */
            amount_minor: number;
            /** Category Id */
            category_id?: string | null;
            /**
             * Date
             * Format: date
             * @example 2026-01-26
             */
            date: string;
            /** Id */
            id?: string | null;
            /** Note */
            note?: string | null;
            /** Payee */
            payee?: string | null;
            /**
             * Splits
             * @default []
             */
            splits?: components["schemas"]["NewSplit"][];
            /**
             * Tags
             * @default []
             */
            tags?: string[];
        };
        /** NewTransactions */
        NewTransactions: {
            /** Transactions */
            transactions: components["schemas"]["NewTransaction"][];
        };
        /**
         * NewTransfer
         * @description `to_amount_minor` only when the two accounts' currencies differ, and then required.
         */
        NewTransfer: {
            /** Amount Minor */
            amount_minor: number;
            /**
             * Date
             * Format: date
             * @example 2026-01-26
             */
            date: string;
            /**
             * From Account Id
             * @example 01890a5d-ac96-774b-bcce-b302099a8057
             */
            from_account_id: string;
            /** Id */
            id?: string | null;
            /** Note */
            note?: string | null;
            /** Payee */
            payee?: string | null;
            /**
             * Tags
             * @default []
             */
            tags?: string[];
            /**
             * To Account Id
             * @example 01890a5d-ac96-774b-bcce-b302099a8057
             */
            to_account_id: string;
            /** To Amount Minor */
            to_amount_minor?: number | null;
        };
        /** NewWebhook */
        NewWebhook: {
            /** Name */
            name: string;
            /**
             * Types
             * @default []
             */
            types?: ("budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | "transaction_recorded" | "transactions_imported" | "member_joined" | "member_left" | "new_device" | "password_changed" | "digest" | "weekly_summary" | "monthly_summary" | "webhook_disabled" | "test")[];
            /** Url */
            url: string;
        };
        /**
         * Notification
         * @description One entry of a person's inbox. `household` null: it concerns the person alone.
         *
         *     `args`: the numbers and names that title and body are made of. What has one `group_key` is
         *     shown as one group.
         */
        Notification: {
            /** Archived At */
            archived_at: string | null;
            /** Args */
            args: {
                [key: string]: unknown;
            };
            /** Body */
            body: string;
            /** Created At */
            created_at: string;
            /** Expires At */
            expires_at: string;
            /** Group Key */
            group_key: string;
            /** Household */
            household: string | null;
            /** Id */
            id: string;
            /** Read At */
            read_at: string | null;
            /** Seen At */
            seen_at: string | null;
            /**
             * Severity
             * @enum {string}
             */
            severity: "info" | "warning" | "critical";
            /** Snoozed Until */
            snoozed_until: string | null;
            /** Subject Id */
            subject_id: string | null;
            /** Subject Noun */
            subject_noun: string;
            /** Title */
            title: string;
            /**
             * Type
             * @enum {string}
             */
            type: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | "transaction_recorded" | "transactions_imported" | "member_joined" | "member_left" | "new_device" | "password_changed" | "digest" | "weekly_summary" | "monthly_summary" | "webhook_disabled" | "test";
        };
        /**
         * NotificationList
         * @description Newest first. `next_cursor` is null on the last page.
         */
        NotificationList: {
            counts: components["schemas"]["InboxCounts"];
            /** Items */
            items: components["schemas"]["Notification"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * Preferences
         * @description How somebody wants to be told.
         *
         *     `fcm_token` and `apns_token` show the newest device, masked. Quiet hours are local times such
         *     as "22:00", and may pass midnight. `timezone` and `locale` null: the profile's.
         *     `digest_weekday`: 0 is Monday. `overrides`: the most specific wins.
         */
        Preferences: {
            /** Amounts In Push */
            amounts_in_push: boolean;
            /** Apns Token */
            apns_token: string | null;
            /** Budget Alerts */
            budget_alerts: boolean;
            /** Created At */
            created_at: string;
            /** Digest Hour */
            digest_hour: number;
            /** Digest Weekday */
            digest_weekday: number;
            /** Email Enabled */
            email_enabled: boolean;
            /** Fcm Token */
            fcm_token: string | null;
            /**
             * Frequency
             * @enum {string}
             */
            frequency: "instant" | "hourly" | "daily" | "weekly";
            /** Goal Alerts */
            goal_alerts: boolean;
            /** Locale */
            locale: string | null;
            /** Monthly Summary */
            monthly_summary: boolean;
            /** Overrides */
            overrides: components["schemas"]["TypePreference"][];
            /** Push Enabled */
            push_enabled: boolean;
            /** Quiet Hours Enabled */
            quiet_hours_enabled: boolean;
            /** Quiet Hours End */
            quiet_hours_end: string | null;
            /** Quiet Hours Start */
            quiet_hours_start: string | null;
            /** Recurring Alerts */
            recurring_alerts: boolean;
            /** Sms Enabled */
            sms_enabled: boolean;
            /** Timezone */
            timezone: string | null;
            /** Transaction Alerts */
            transaction_alerts: boolean;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
            /** Weekly Summary */
            weekly_summary: boolean;
        };
        /** PreferencesAnswer */
        PreferencesAnswer: {
            /** Amounts In Push */
            amounts_in_push: boolean;
            /** Apns Token */
            apns_token: string | null;
            /** Budget Alerts */
            budget_alerts: boolean;
            /** Created At */
            created_at: string;
            /** Digest Hour */
            digest_hour: number;
            /** Digest Weekday */
            digest_weekday: number;
            /** Email Enabled */
            email_enabled: boolean;
            /** Fcm Token */
            fcm_token: string | null;
            /**
             * Frequency
             * @enum {string}
             */
            frequency: "instant" | "hourly" | "daily" | "weekly";
            /** Goal Alerts */
            goal_alerts: boolean;
            /** Locale */
            locale: string | null;
            /** Monthly Summary */
            monthly_summary: boolean;
            /** Overrides */
            overrides: components["schemas"]["TypePreference"][];
            /** Push Enabled */
            push_enabled: boolean;
            /** Quiet Hours Enabled */
            quiet_hours_enabled: boolean;
            /** Quiet Hours End */
            quiet_hours_end: string | null;
            /** Quiet Hours Start */
            quiet_hours_start: string | null;
            /** Recurring Alerts */
            recurring_alerts: boolean;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Sms Enabled */
            sms_enabled: boolean;
            /** Timezone */
            timezone: string | null;
            /** Transaction Alerts */
            transaction_alerts: boolean;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
            /** Weekly Summary */
            weekly_summary: boolean;
        };
        /**
         * Problem
         * @description A refusal. `code` is stable and for programs; `detail` is a sentence for people.
         */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Errors
             * @default null
             */
            errors?: components["schemas"]["Wrong"][] | null;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /**
             * Type
             * @example /docs/errors#not_found
             */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /** ProgressAnswer */
        ProgressAnswer: {
            /**
             * As Of Seq
             * @description Your newest `seq` that these numbers contain.
             */
            as_of_seq: number;
            /** Available Minor */
            available_minor: number;
            /** Budget Id */
            budget_id: string;
            /** Carried Minor */
            carried_minor: number;
            /** Carried Unconverted */
            carried_unconverted: components["schemas"]["Unconverted"][];
            /** Currency */
            currency: string;
            /** Days Left */
            days_left: number;
            /** Left Minor */
            left_minor: number;
            /** Left Per Day Minor */
            left_per_day_minor: number;
            /** Limit Minor */
            limit_minor: number;
            /**
             * On
             * Format: date
             */
            on: string;
            /** Percent */
            percent: number | null;
            /**
             * Period End
             * Format: date
             */
            period_end: string;
            /**
             * Period Start
             * Format: date
             */
            period_start: string;
            projection: components["schemas"]["Projection"];
            /** Spent Minor */
            spent_minor: number;
            /**
             * State
             * @enum {string}
             */
            state: "within" | "reached" | "over";
            /** Thresholds Reached */
            thresholds_reached: number[];
            /** Unconverted */
            unconverted: components["schemas"]["Unconverted"][];
            /** Upcoming */
            upcoming: components["schemas"]["Upcoming"][];
            /** Upcoming Minor */
            upcoming_minor: number;
        };
        /**
         * Projection
         * @description How a budget will end, in its currency.
         *
         *     `probability`: of going over, 0 to 1; null without two past periods to learn from, and so are
         *     the percentiles of the total. `usual_rest_minor`: what is usually spent from here on, beside
         *     what is upcoming. `periods_known`: past periods it rests on, at most six.
         */
        Projection: {
            /** P10 Minor */
            p10_minor: number | null;
            /** P50 Minor */
            p50_minor: number | null;
            /** P90 Minor */
            p90_minor: number | null;
            /** Periods Known */
            periods_known: number;
            /** Probability */
            probability: number | null;
            /**
             * Tier
             * @enum {string}
             */
            tier: "none" | "watch" | "likely" | "over";
            /** Usual Rest Minor */
            usual_rest_minor: number;
        };
        /**
         * ProviderList
         * @description The channels that are configured.
         */
        ProviderList: {
            /** Items */
            items: components["schemas"]["ChannelState"][];
        };
        /**
         * ProviderState
         * @description One provider as this process sees it. `state`: of its breaker; `open_s`: how long it pauses.
         */
        ProviderState: {
            /** Label */
            label: string;
            /** Open S */
            open_s: number;
            /** Reason */
            reason: string;
            /** State */
            state: string;
        };
        /**
         * PushConfig
         * @description How a browser is rung. `enabled`: false while push is held; what registers rings later.
         *
         *     `kind`: `vapid`, register the subscription itself; `firebase`, register what Firebase makes of it.
         *     `key`: what to subscribe with either way: `applicationServerKey`, base64url.
         */
        PushConfig: {
            /** Enabled */
            enabled: boolean;
            firebase: components["schemas"]["FirebaseConfig"] | null;
            /** Key */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "vapid" | "firebase";
        };
        /**
         * Rate
         * @description From `date` on one `base` costs `rate` of `quote`: decimal text, for money is never a float.
         */
        Rate: {
            /** Base */
            base: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Id */
            id: string;
            /** Quote */
            quote: string;
            /** Rate */
            rate: string;
            /** Version */
            version: number;
        };
        /** RateAnswer */
        RateAnswer: {
            /** Base */
            base: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Id */
            id: string;
            /** Quote */
            quote: string;
            /** Rate */
            rate: string;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Version */
            version: number;
        };
        /** RateList */
        RateList: {
            /** Items */
            items: components["schemas"]["Rate"][];
        };
        /**
         * Recurring
         * @description What falls due again and again, by an RRULE of RFC 5545 from `start_date` on.
         *
         *     Amounts are signed (spending negative), the smaller number first; equal: exact. `weekend`: where
         *     a day on a Saturday or Sunday moves. `account_id` null: paid from any.
         */
        Recurring: {
            /** Account Id */
            account_id: string | null;
            /** Amount Max Minor */
            amount_max_minor: number;
            /** Amount Min Minor */
            amount_min_minor: number;
            /** Auto Post */
            auto_post: boolean;
            /** Category Id */
            category_id: string | null;
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Payee */
            payee: string;
            /** Rrule */
            rrule: string;
            /**
             * Start Date
             * Format: date
             */
            start_date: string;
            /**
             * Status
             * @enum {string}
             */
            status: "active" | "paused" | "ended";
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
            /**
             * Weekend
             * @enum {string}
             */
            weekend: "none" | "before" | "after";
        };
        /** RecurringAnswer */
        RecurringAnswer: {
            /** Account Id */
            account_id: string | null;
            /** Amount Max Minor */
            amount_max_minor: number;
            /** Amount Min Minor */
            amount_min_minor: number;
            /** Auto Post */
            auto_post: boolean;
            /** Category Id */
            category_id: string | null;
            /** Created At */
            created_at: string;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Payee */
            payee: string;
            /** Rrule */
            rrule: string;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /**
             * Start Date
             * Format: date
             */
            start_date: string;
            /**
             * Status
             * @enum {string}
             */
            status: "active" | "paused" | "ended";
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
            /**
             * Weekend
             * @enum {string}
             */
            weekend: "none" | "before" | "after";
        };
        /**
         * RecurringCandidate
         * @description What was found in the history to recur, until a person says whether it does.
         *
         *     Amounts are signed, the smaller number first; equal: exact. `rrule` from `start_date` on, moved
         *     off weekends as `weekend` says; `next_date` is when the next payment is due. `seen`: payments it
         *     rests on, the newest of them in `payments`, newest first. `recurring_id`: the rule it became.
         */
        RecurringCandidate: {
            /** Account Id */
            account_id: string | null;
            /** Amount Max Minor */
            amount_max_minor: number;
            /** Amount Min Minor */
            amount_min_minor: number;
            /** Category Id */
            category_id: string | null;
            /** Currency */
            currency: string;
            /** Id */
            id: string;
            /**
             * Next Date
             * Format: date
             */
            next_date: string;
            /** Payee */
            payee: string;
            /** Payments */
            payments: components["schemas"]["CandidatePayment"][];
            /** Recurring Id */
            recurring_id: string | null;
            /**
             * Rhythm
             * @enum {string}
             */
            rhythm: "weekly" | "two_weekly" | "monthly" | "quarterly" | "yearly";
            /** Rrule */
            rrule: string;
            /** Seen */
            seen: number;
            /**
             * Start Date
             * Format: date
             */
            start_date: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "confirmed" | "rejected";
            /** Version */
            version: number;
            /**
             * Weekend
             * @enum {string}
             */
            weekend: "none" | "before" | "after";
        };
        /** RecurringList */
        RecurringList: {
            /** Items */
            items: components["schemas"]["Recurring"][];
        };
        /**
         * Refresh
         * @description Browsers send the cookie instead.
         */
        Refresh: {
            /** Refresh Token */
            refresh_token?: string | null;
        };
        /** Register */
        Register: {
            /**
             * Client
             * @default browser
             * @enum {string}
             */
            client?: "browser" | "native";
            /**
             * Currency
             * @example EUR
             * @enum {string}
             */
            currency: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
            /**
             * Email
             * Format: email
             * @example robin@home.example
             */
            email: string;
            /** Invite */
            invite?: string | null;
            /** Name */
            name: string;
            /**
             * Password
             * @example correct horse battery
             */
            password: string;
            /**
             * Timezone
             * Format: iana-timezone
             * @example Europe/Berlin
             */
            timezone: string;
        };
        /**
         * RegisterApns
         * @description `topic`: the app's bundle id, unless it is the configured one.
         */
        RegisterApns: {
            /** Device Id */
            device_id?: string | null;
            /** Device Key */
            device_key?: string | null;
            /**
             * Device Name
             * @default
             */
            device_name?: string;
            /**
             * Environment
             * @default production
             * @enum {string}
             */
            environment?: "production" | "sandbox";
            /**
             * Renewal
             * @default false
             */
            renewal?: boolean;
            /** Token */
            token: string;
            /** Topic */
            topic?: string | null;
        };
        /**
         * RegisterFcm
         * @description A registration token, or a Firebase installation id: one of the two.
         */
        RegisterFcm: {
            /** Device Id */
            device_id?: string | null;
            /** Device Key */
            device_key?: string | null;
            /**
             * Device Name
             * @default
             */
            device_name?: string;
            /** Fid */
            fid?: string | null;
            /**
             * Platform
             * @default android
             * @enum {string}
             */
            platform?: "android" | "web";
            /**
             * Renewal
             * @default false
             */
            renewal?: boolean;
            /** Token */
            token?: string | null;
        };
        /**
         * RegisterWebPush
         * @description What `PushSubscription.toJSON()` gives.
         */
        RegisterWebPush: {
            /** Device Id */
            device_id?: string | null;
            /**
             * Device Name
             * @default
             */
            device_name?: string;
            /** Endpoint */
            endpoint: string;
            /** Expirationtime */
            expirationTime?: number | null;
            keys: components["schemas"]["WebPushKeys"];
            /**
             * Renewal
             * @default false
             */
            renewal?: boolean;
        };
        /** RegistrationMode */
        RegistrationMode: {
            /**
             * Mode
             * @enum {string}
             */
            mode: "open" | "invite" | "closed";
        };
        /** SampleRow */
        SampleRow: {
            /** Account */
            account: string | null;
            /** Amount Minor */
            amount_minor: number;
            /** Category */
            category: string | null;
            /** Currency */
            currency: string;
            /** Date */
            date: string;
            /** Duplicate */
            duplicate: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "standard" | "transfer";
            /** Line */
            line: number;
            /** Payee */
            payee: string | null;
        };
        /** SessionAnswer */
        SessionAnswer: {
            /** Address */
            address: string;
            /** Created At */
            created_at: string;
            /** Current */
            current: boolean;
            /** Device */
            device: string;
            /** Id */
            id: string;
            /** Last Seen At */
            last_seen_at: string;
        };
        /** SessionList */
        SessionList: {
            /** Items */
            items: components["schemas"]["SessionAnswer"][];
        };
        /**
         * Share
         * @description How much of an account's balance belongs to the goal, in per cent.
         */
        Share: {
            /**
             * Account Id
             * @example 01890a5d-ac96-774b-bcce-b302099a8057
             */
            account_id: string;
            /**
             * Percent
             * @default 100
             */
            percent?: number;
        };
        /**
         * SignedInAnswer
         * @description `refresh_token` only for native clients; browsers get it as an HttpOnly cookie.
         */
        SignedInAnswer: {
            /** Access Token */
            access_token: string;
            /** Expires In */
            expires_in: number;
            household: components["schemas"]["Household"] | null;
            /** Refresh Token */
            refresh_token?: string | null;
            /**
             * Token Type
             * @default Bearer
             * @constant
             */
            token_type?: "Bearer";
            user: components["schemas"]["User"];
        };
        /**
         * SnapshotAnswer
         * @description `horizon`: the oldest row here, when older ones were left out.
         *
         *     `bills` and `recurring_candidates`: the open ones.
         */
        SnapshotAnswer: {
            /** Accounts */
            accounts: components["schemas"]["Account"][];
            /** Activity Unread */
            activity_unread: number;
            alert_settings: components["schemas"]["AlertSettings"];
            /** Alerts */
            alerts: components["schemas"]["Alert"][];
            /** Bills */
            bills: components["schemas"]["Bill"][];
            /** Budgets */
            budgets: components["schemas"]["Budget"][];
            /** Categories */
            categories: components["schemas"]["Category"][];
            /** Epoch */
            epoch: string;
            /** Goal Progress */
            goal_progress: components["schemas"]["GoalProgress"][];
            /** Goals */
            goals: components["schemas"]["Goal"][];
            horizon: components["schemas"]["Horizon"] | null;
            household: components["schemas"]["Household"];
            inbox_counts: components["schemas"]["InboxCounts"];
            /** Members */
            members: components["schemas"]["Member"][];
            notification_preferences: components["schemas"]["Preferences"];
            /** Rates */
            rates: components["schemas"]["Rate"][];
            /** Recurring */
            recurring: components["schemas"]["Recurring"][];
            /** Recurring Candidates */
            recurring_candidates: components["schemas"]["RecurringCandidate"][];
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /** Seq */
            seq: number;
            /** Tags */
            tags: components["schemas"]["Tag"][];
            /** Transactions */
            transactions: components["schemas"]["Transaction"][];
            /** Transactions Total */
            transactions_total: number;
            user: components["schemas"]["User"];
        };
        /**
         * SnoozeNotifications
         * @description `until`: when they come back.
         */
        SnoozeNotifications: {
            /** Ids */
            ids: string[];
            /**
             * Until
             * Format: date-time
             * @example 2026-01-26T10:30:00Z
             */
            until: string;
        };
        /**
         * SocketStats
         * @description `scope` user: your open sockets; resumes, closes and times as far back as they are kept.
         *
         *     `scope` server (for the admin): over all processes, since each of them started. Rates are of
         *     the last second. `closes`: by close code, 1006 where a connection just ended.
         *     `upgrades_refused`: null for a user, as who was refused is often not known.
         */
        SocketStats: {
            /** Closes */
            closes: {
                [key: string]: number;
            };
            commit_to_socket_ms: components["schemas"]["CommitToSocket"];
            /** Connections */
            connections: number;
            /** Messages In */
            messages_in: number;
            /** Messages In Per S */
            messages_in_per_s: number;
            /** Messages Out */
            messages_out: number;
            /** Messages Out Per S */
            messages_out_per_s: number;
            /** Queue Bytes */
            queue_bytes: number;
            /** Resumes Complete */
            resumes_complete: number;
            /** Resumes Refused */
            resumes_refused: number;
            /**
             * Scope
             * @enum {string}
             */
            scope: "user" | "server";
            /** Upgrades Refused */
            upgrades_refused: number | null;
            /** Users */
            users: number;
        };
        /**
         * Spending
         * @description Spending of a range by `by`, largest first. A row with two tags counts under each.
         */
        Spending: {
            /**
             * As Of Seq
             * @description Your newest `seq` that these numbers contain.
             */
            as_of_seq: number;
            /**
             * By
             * @enum {string}
             */
            by: "category" | "payee" | "tag";
            /** Currency */
            currency: string;
            /**
             * First
             * Format: date
             */
            first: string;
            /**
             * Grain
             * @enum {string}
             */
            grain: "day" | "week" | "month" | "quarter" | "year";
            /** Items */
            items: components["schemas"]["SpendingItem"][];
            /**
             * Last
             * Format: date
             */
            last: string;
            rest: components["schemas"]["SpendingRest"];
            /** Steps */
            steps: components["schemas"]["Step"][];
            /** Total Minor */
            total_minor: number;
            /** Unconverted */
            unconverted: components["schemas"]["Unconverted"][];
        };
        /**
         * SpendingCurve
         * @description This period's spending by day, up to and with `on`, against what is usual.
         *
         *     `on`: today, or the nearest day of a period that today is not in. `ahead_minor`: dated later in
         *     the period. `usual`: empty with fewer than two past periods; `periods_known` says how many there
         *     are. `income_minor` and `categories` are up to `on` too.
         */
        SpendingCurve: {
            /** Ahead Minor */
            ahead_minor: number;
            /**
             * As Of Seq
             * @description Your newest `seq` that these numbers contain.
             */
            as_of_seq: number;
            /** Categories */
            categories: components["schemas"]["CategorySpent"][];
            /** Currency */
            currency: string;
            /** Days */
            days: components["schemas"]["DaySpent"][];
            /**
             * First
             * Format: date
             */
            first: string;
            /** Income Minor */
            income_minor: number;
            /**
             * Last
             * Format: date
             */
            last: string;
            /**
             * On
             * Format: date
             */
            on: string;
            /** Period */
            period: string;
            /** Periods Known */
            periods_known: number;
            /** Spent Minor */
            spent_minor: number;
            /** Unconverted */
            unconverted: components["schemas"]["Unconverted"][];
            /** Usual */
            usual: components["schemas"]["UsualDay"][];
        };
        /**
         * SpendingItem
         * @description What was spent under one category, payee or tag; `amounts_minor` are by step.
         *
         *     `id`: of the category or tag; null for a payee, and for what has none. `name` null: without.
         */
        SpendingItem: {
            /** Amounts Minor */
            amounts_minor: number[];
            /** Id */
            id: string | null;
            /** Name */
            name: string | null;
            /** Parent Id */
            parent_id: string | null;
            /** Total Minor */
            total_minor: number;
        };
        /**
         * SpendingRest
         * @description The items that are not listed, added up.
         */
        SpendingRest: {
            /** Amounts Minor */
            amounts_minor: number[];
            /** Count */
            count: number;
            /** Total Minor */
            total_minor: number;
        };
        /** Split */
        Split: {
            /** Amount Minor */
            amount_minor: number;
            /** Category Id */
            category_id?: string | null;
            /** Note */
            note?: string | null;
        };
        /**
         * Step
         * @description One day, week, month, quarter or year; the first and the last may be cut by the range.
         */
        Step: {
            /**
             * First
             * Format: date
             */
            first: string;
            /**
             * Last
             * Format: date
             */
            last: string;
            /** Name */
            name: string;
            /** Total Minor */
            total_minor: number;
        };
        /** SwitchHousehold */
        SwitchHousehold: {
            /**
             * Household Id
             * @example 01890a5d-ac96-774b-bcce-b302099a8057
             */
            household_id: string;
        };
        /** Tag */
        Tag: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Version */
            version: number;
        };
        /** TagAnswer */
        TagAnswer: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Version */
            version: number;
        };
        /** TagList */
        TagList: {
            /** Items */
            items: components["schemas"]["Tag"][];
        };
        /**
         * TestAnswer
         * @description `settled` false: some provider has not answered within ten seconds; ask again later.
         */
        TestAnswer: {
            /** Deliveries */
            deliveries: components["schemas"]["Delivery"][];
            /** Notification Id */
            notification_id: string;
            /** Settled */
            settled: boolean;
        };
        /**
         * TestNotice
         * @description `channel`: one of them alone; else all you can be reached by.
         */
        TestNotice: {
            /**
             * Body
             * @default
             */
            body?: string;
            /** Channel */
            channel?: ("push" | "email" | "sms" | "apprise" | "webhook") | null;
            /**
             * Title
             * @default It rings
             */
            title?: string;
            /**
             * Type
             * @default test
             * @constant
             */
            type?: "test";
        };
        /**
         * Transaction
         * @description Spending is negative.
         *
         *     With `transfer_id` it is one leg of a transfer, never spending; a
         *     null `transfer_peer_id` means that the other side is unknown.
         */
        Transaction: {
            /** Account Id */
            account_id: string;
            /** Amount Minor */
            amount_minor: number;
            /** Category Id */
            category_id: string | null;
            /** Created At */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Currency */
            currency: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Deleted At */
            deleted_at: string | null;
            /** Id */
            id: string;
            /** Import Id */
            import_id: string | null;
            /** Note */
            note: string | null;
            /** Payee */
            payee: string | null;
            /** Splits */
            splits: components["schemas"]["Split"][];
            /** Tags */
            tags: string[];
            /** Transfer Account Id */
            transfer_account_id: string | null;
            /** Transfer Id */
            transfer_id: string | null;
            /** Transfer Peer Id */
            transfer_peer_id: string | null;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** TransactionAnswer */
        TransactionAnswer: {
            /** Account Id */
            account_id: string;
            /** Amount Minor */
            amount_minor: number;
            /** Category Id */
            category_id: string | null;
            /** Created At */
            created_at: string;
            /** Created By */
            created_by: string;
            /** Currency */
            currency: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Deleted At */
            deleted_at: string | null;
            /** Id */
            id: string;
            /** Import Id */
            import_id: string | null;
            /** Note */
            note: string | null;
            /** Payee */
            payee: string | null;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Splits */
            splits: components["schemas"]["Split"][];
            /** Tags */
            tags: string[];
            /** Transfer Account Id */
            transfer_account_id: string | null;
            /** Transfer Id */
            transfer_id: string | null;
            /** Transfer Peer Id */
            transfer_peer_id: string | null;
            /** Updated At */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** TransactionPage */
        TransactionPage: {
            /** Items */
            items: components["schemas"]["Transaction"][];
            /** Next Cursor */
            next_cursor: string | null;
            /** Total */
            total: number;
        };
        /** TransactionsAnswer */
        TransactionsAnswer: {
            /** Items */
            items: components["schemas"]["Transaction"][];
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
        };
        /**
         * TransferAnswer
         * @description `from` is the row money left, `to` the row it arrived in; null where unknown.
         */
        TransferAnswer: {
            from: components["schemas"]["Transaction"] | null;
            to: components["schemas"]["Transaction"] | null;
            /** Transfer Id */
            transfer_id: string;
        };
        /** TransferSeqAnswer */
        TransferSeqAnswer: {
            from: components["schemas"]["Transaction"] | null;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            to: components["schemas"]["Transaction"] | null;
            /** Transfer Id */
            transfer_id: string;
        };
        /**
         * TypePreference
         * @description What goes for one type on one channel. `frequency` null: the person's own.
         */
        TypePreference: {
            /**
             * Channel
             * @enum {string}
             */
            channel: "push" | "email" | "sms" | "apprise" | "webhook";
            /** Enabled */
            enabled: boolean;
            /** Frequency */
            frequency: ("instant" | "hourly" | "daily" | "weekly") | null;
            /**
             * Type
             * @enum {string}
             */
            type: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | "transaction_recorded" | "transactions_imported" | "member_joined" | "member_left" | "new_device" | "password_changed" | "digest" | "weekly_summary" | "monthly_summary" | "webhook_disabled" | "test";
        };
        /**
         * Unconverted
         * @description No rate is known for this; it is in no other number. In the minor unit of `currency`.
         */
        Unconverted: {
            /** Amount Minor */
            amount_minor: number;
            /** Currency */
            currency: string;
        };
        /**
         * UnreadableLine
         * @description A line of the file that was left out, and why.
         */
        UnreadableLine: {
            /** Line */
            line: number;
            /** Reason */
            reason: string;
        };
        /**
         * Upcoming
         * @description Money that will probably be spent in this period.
         *
         *     `kind`: `booked` ahead of its day (`id` is the transaction's), a `bill` that is due (`id` is its
         *     rule's), or `seen` in both of the last two periods, without a rule.
         */
        Upcoming: {
            /** Amount Minor */
            amount_minor: number;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Id */
            id: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "booked" | "bill" | "seen";
            /** Name */
            name: string;
        };
        /** User */
        User: {
            /** Created At */
            created_at: string;
            /** Email */
            email: string;
            /** Id */
            id: string;
            /** Is Admin */
            is_admin: boolean;
            /** Locale */
            locale: string;
            /** Name */
            name: string;
            /** Timezone */
            timezone: string;
            /** Version */
            version: number;
        };
        /** UserAnswer */
        UserAnswer: {
            /** Created At */
            created_at: string;
            /** Email */
            email: string;
            /** Id */
            id: string;
            /** Is Admin */
            is_admin: boolean;
            /** Locale */
            locale: string;
            /** Name */
            name: string;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Timezone */
            timezone: string;
            /** Version */
            version: number;
        };
        /**
         * UsualDay
         * @description What had been spent by the end of this day in past periods: percentiles.
         */
        UsualDay: {
            /**
             * Date
             * Format: date
             */
            date: string;
            /** P10 Minor */
            p10_minor: number;
            /** P50 Minor */
            p50_minor: number;
            /** P90 Minor */
            p90_minor: number;
        };
        /**
         * Webhook
         * @description A URL that is told what its person is told. `url` is masked; `types` none: all.
         *
         *     `disabled_reason`: `failing`, nothing arrived for five days; `gone`, it wants no more.
         *     `old_secret_until`: while the secret before the newest signs too.
         */
        Webhook: {
            /** Created At */
            created_at: string;
            /** Disabled Reason */
            disabled_reason: string | null;
            /** Enabled */
            enabled: boolean;
            /** Failing Since */
            failing_since: string | null;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Old Secret Until */
            old_secret_until: string | null;
            /** Types */
            types: ("budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | "transaction_recorded" | "transactions_imported" | "member_joined" | "member_left" | "new_device" | "password_changed" | "digest" | "weekly_summary" | "monthly_summary" | "webhook_disabled" | "test")[];
            /** Updated At */
            updated_at: string;
            /** Url */
            url: string;
            /** Version */
            version: number;
        };
        /** WebhookAnswer */
        WebhookAnswer: {
            /** Created At */
            created_at: string;
            /** Disabled Reason */
            disabled_reason: string | null;
            /** Enabled */
            enabled: boolean;
            /** Failing Since */
            failing_since: string | null;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Old Secret Until */
            old_secret_until: string | null;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Types */
            types: ("budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | "transaction_recorded" | "transactions_imported" | "member_joined" | "member_left" | "new_device" | "password_changed" | "digest" | "weekly_summary" | "monthly_summary" | "webhook_disabled" | "test")[];
            /** Updated At */
            updated_at: string;
            /** Url */
            url: string;
            /** Version */
            version: number;
        };
        /**
         * WebhookDelivery
         * @description One message to a webhook. `type`: of the notice it tells.
         */
        WebhookDelivery: {
            /** Attempts */
            attempts: components["schemas"]["Attempt"][];
            /** Created At */
            created_at: string;
            /** Id */
            id: string;
            /** Next Attempt At */
            next_attempt_at: string | null;
            /** Notification Id */
            notification_id: string | null;
            /** Reason */
            reason: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "held" | "pending" | "leased" | "accepted" | "displayed" | "clicked" | "dead" | "suppressed" | "expired" | "merged";
            /** Type */
            type: ("budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | "transaction_recorded" | "transactions_imported" | "member_joined" | "member_left" | "new_device" | "password_changed" | "digest" | "weekly_summary" | "monthly_summary" | "webhook_disabled" | "test") | null;
        };
        /**
         * WebhookDeliveryList
         * @description Newest first. `next_cursor` is null on the last page.
         */
        WebhookDeliveryList: {
            /** Items */
            items: components["schemas"]["WebhookDelivery"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * WebhookList
         * @description Oldest first.
         */
        WebhookList: {
            /** Items */
            items: components["schemas"]["Webhook"][];
        };
        /**
         * WebhookWithSecret
         * @description `secret` is shown this once; null when the answer is a replay of an Idempotency-Key.
         */
        WebhookWithSecret: {
            /** Created At */
            created_at: string;
            /** Disabled Reason */
            disabled_reason: string | null;
            /** Enabled */
            enabled: boolean;
            /** Failing Since */
            failing_since: string | null;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Old Secret Until */
            old_secret_until: string | null;
            /** Secret */
            secret: string | null;
            /**
             * Seq
             * @description The commit number of this write in your stream; 0: nothing was announced.
             */
            seq: number;
            /** Types */
            types: ("budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | "transaction_recorded" | "transactions_imported" | "member_joined" | "member_left" | "new_device" | "password_changed" | "digest" | "weekly_summary" | "monthly_summary" | "webhook_disabled" | "test")[];
            /** Updated At */
            updated_at: string;
            /** Url */
            url: string;
            /** Version */
            version: number;
        };
        /**
         * WebPushKey
         * @description What browsers subscribe with: `applicationServerKey`, base64url.
         */
        WebPushKey: {
            /** Key */
            key: string;
            /** Key Id */
            key_id: string;
        };
        /** WebPushKeys */
        WebPushKeys: {
            /** Auth */
            auth: string;
            /** P256Dh */
            p256dh: string;
        };
        /**
         * WhyAnswer
         * @description The numbers an alert says, and the named things they rest on.
         */
        WhyAnswer: {
            /** Currency */
            currency: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found";
            numbers: components["schemas"]["AlertNumbers"];
            /** Tier */
            tier: string;
            /** Why */
            why: components["schemas"]["AlertItem"][];
        };
        /**
         * Wrong
         * @description One thing that is wrong: where, and what.
         */
        Wrong: {
            /** Field */
            field: string;
            /** Message */
            message: string;
        };
    };
    responses: {
        /** @description Not understood */
        Problem400: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#bad_request",
                 *       "title": "Not understood",
                 *       "status": 400,
                 *       "detail": "There was an error parsing the body.",
                 *       "code": "bad_request"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not signed in */
        Problem401: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#token_expired",
                 *       "title": "Not signed in",
                 *       "status": 401,
                 *       "detail": "The access token has expired; refresh it.",
                 *       "code": "token_expired"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not allowed */
        Problem403: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#role",
                 *       "title": "Not allowed",
                 *       "status": 403,
                 *       "detail": "Your role here is viewer; that does not allow this.",
                 *       "code": "role"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not found */
        Problem404: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#not_found",
                 *       "title": "Not found",
                 *       "status": 404,
                 *       "detail": "There is no such account.",
                 *       "code": "not_found"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description In conflict with the present state */
        Problem409: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#account_archived",
                 *       "title": "In conflict with the present state",
                 *       "status": 409,
                 *       "detail": "This account is archived; it takes no postings.",
                 *       "code": "account_archived"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Load a snapshot first */
        Problem410: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#resync_required",
                 *       "title": "Load a snapshot first",
                 *       "status": 410,
                 *       "detail": "This cursor cannot be continued; load a snapshot and go on from its seq.",
                 *       "code": "resync_required",
                 *       "reason": "behind",
                 *       "head": 4711
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Changed meanwhile */
        Problem412: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#stale_version",
                 *       "title": "Changed meanwhile",
                 *       "status": 412,
                 *       "detail": "This account was changed meanwhile; `current` is how it stands now.",
                 *       "code": "stale_version",
                 *       "current": {
                 *         "version": 3
                 *       }
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too large */
        Problem413: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#too_large",
                 *       "title": "Too large",
                 *       "status": 413,
                 *       "detail": "The body is over 1048576 bytes.",
                 *       "code": "too_large"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not valid */
        Problem422: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#not_valid",
                 *       "title": "Not valid",
                 *       "status": 422,
                 *       "detail": "Not valid: body.amount_minor.",
                 *       "code": "not_valid",
                 *       "errors": [
                 *         {
                 *           "field": "body.amount_minor",
                 *           "message": "Input should be a valid integer"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Upgrade required */
        Problem426: {
            headers: {
                Upgrade: components["headers"]["Upgrade"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#upgrade_required",
                 *       "title": "Upgrade required",
                 *       "status": 426,
                 *       "detail": "This address speaks WebSocket.",
                 *       "code": "upgrade_required"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many attempts */
        Problem429: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#throttled",
                 *       "title": "Too many attempts",
                 *       "status": 429,
                 *       "detail": "Too many failed sign-ins; wait a little.",
                 *       "code": "throttled"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not available */
        Problem503: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/docs/errors#web_not_built",
                 *       "title": "Not available",
                 *       "status": 503,
                 *       "detail": "The web app is not built; run make web.",
                 *       "code": "web_not_built"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The answer was kept from an earlier request with this Idempotency-Key. */
        "Idempotency-Replayed": "true";
        /** @description Seconds to wait, where waiting helps. */
        "Retry-After": number;
        /** @description For browsers: the refresh token, HttpOnly and SameSite=Strict. */
        "Set-Cookie": string;
        /** @description What to upgrade to. */
        Upgrade: "websocket";
        /** @description How to sign in. */
        "WWW-Authenticate": "Bearer";
        /** @description The request's id, for the server's log. */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_accounts: {
        parameters: {
            query?: {
                include_archived?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "name": "Everyday",
                     *           "type": "checking",
                     *           "currency": "EUR",
                     *           "opening_balance_minor": 100000,
                     *           "balance_minor": 98750,
                     *           "balance_version": 2,
                     *           "transaction_count": 1,
                     *           "archived": false,
                     *           "version": 1,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AccountList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    create_account: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Everyday",
                 *       "type": "checking",
                 *       "currency": "EUR",
                 *       "opening_balance_minor": 100000
                 *     }
                 */
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "name": "Everyday",
                     *       "type": "checking",
                     *       "currency": "EUR",
                     *       "opening_balance_minor": 100000,
                     *       "balance_minor": 98750,
                     *       "balance_version": 2,
                     *       "transaction_count": 1,
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "name": "Everyday",
                     *       "type": "checking",
                     *       "currency": "EUR",
                     *       "opening_balance_minor": 100000,
                     *       "balance_minor": 98750,
                     *       "balance_version": 2,
                     *       "transaction_count": 1,
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "balance_today_minor": 98750
                     *     }
                     */
                    "application/json": components["schemas"]["AccountToday"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    delete_account: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "name": "Everyday",
                     *       "type": "checking",
                     *       "currency": "EUR",
                     *       "opening_balance_minor": 100000,
                     *       "balance_minor": 98750,
                     *       "balance_version": 2,
                     *       "transaction_count": 1,
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_account: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Everyday money",
                 *       "archived": false
                 *     }
                 */
                "application/json": components["schemas"]["ChangeAccount"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "name": "Everyday",
                     *       "type": "checking",
                     *       "currency": "EUR",
                     *       "opening_balance_minor": 100000,
                     *       "balance_minor": 98750,
                     *       "balance_version": 2,
                     *       "transaction_count": 1,
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["AccountAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_activity: {
        parameters: {
            query?: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                account_id?: string;
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                category_id?: string;
                cursor?: string;
                /** @example 2026-01-26 */
                from?: string;
                kind?: "transaction" | "transfer" | "import" | "account" | "category" | "tag" | "budget" | "goal" | "contribution" | "recurring" | "bill" | "alert" | "alert_settings" | "rate" | "household" | "member";
                limit?: number;
                member?: string;
                offset?: number;
                /** @example 2026-01-26 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a80a0",
                     *           "number": 40,
                     *           "at": "2026-01-26T10:30:00.123Z",
                     *           "actor": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *           "kind": "transaction",
                     *           "action": "updated",
                     *           "count": 1,
                     *           "subject_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *           "label": "Corner bakery",
                     *           "amount_minor": -1250,
                     *           "currency": "EUR",
                     *           "date": "2026-01-26",
                     *           "account_ids": [
                     *             "01890a5d-ac96-774b-bcce-b302099a8059"
                     *           ],
                     *           "category_ids": [
                     *             "01890a5d-ac96-774b-bcce-b302099a805b"
                     *           ],
                     *           "changes": [
                     *             {
                     *               "field": "amount_minor",
                     *               "before": -1150,
                     *               "after": -1250
                     *             }
                     *           ],
                     *           "alert_kind": null,
                     *           "severity": null,
                     *           "actor_name": "Robin",
                     *           "read": true
                     *         }
                     *       ],
                     *       "unread": 0,
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ActivityList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    get_activity_filters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "members": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *           "name": "Robin",
                     *           "is_member": true
                     *         },
                     *         {
                     *           "id": "pennybell",
                     *           "name": null,
                     *           "is_member": false
                     *         }
                     *       ],
                     *       "kinds": [
                     *         "transaction",
                     *         "alert"
                     *       ],
                     *       "accounts": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "name": "Everyday"
                     *         }
                     *       ],
                     *       "categories": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "name": "Groceries"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ActivityFilters"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    mark_activity_read: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "up_to": "01890a5d-ac96-774b-bcce-b302099a80a0"
                 *     }
                 */
                "application/json": components["schemas"]["MarkActivity"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "unread": 0,
                     *       "read_to": 40,
                     *       "ids": [],
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["ActivityMarksAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_dead_letters: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8096",
                     *           "user_id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *           "channel": "email",
                     *           "state": "dead",
                     *           "reason": "ours",
                     *           "attempts": 1,
                     *           "last_status": null,
                     *           "last_reason": "data_554",
                     *           "created_at": "2026-01-26T10:30:00.123Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DeadLetterList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    requeue_dead_letter: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    list_providers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "channel": "email",
                     *           "providers": [
                     *             {
                     *               "label": "smtp",
                     *               "state": "closed",
                     *               "reason": "",
                     *               "open_s": 0
                     *             }
                     *           ],
                     *           "outcomes": {
                     *             "delivered": 12,
                     *             "ours": 1
                     *           },
                     *           "errors": {
                     *             "data_554": 1
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    list_alerts: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found";
                limit?: number;
                severity?: "info" | "warning" | "critical";
                state?: "raised" | "resolved";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8080",
                     *           "kind": "budget_threshold",
                     *           "severity": "warning",
                     *           "state": "raised",
                     *           "subject_noun": "budget",
                     *           "subject_id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *           "subject_label": "Groceries",
                     *           "period": "2026-01-25",
                     *           "tier": "80",
                     *           "currency": "EUR",
                     *           "numbers": {
                     *             "amount_minor": 37120,
                     *             "limit_minor": 45000,
                     *             "usual_minor": null,
                     *             "percent": 80,
                     *             "probability": null,
                     *             "day": null
                     *           },
                     *           "why": [
                     *             {
                     *               "kind": "transaction",
                     *               "label": "Supermarket",
                     *               "day": "2026-02-14",
                     *               "amount_minor": 9310,
                     *               "id": "01890a5d-ac96-774b-bcce-b302099a805d"
                     *             }
                     *           ],
                     *           "times": 1,
                     *           "dismissed": false,
                     *           "raised_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z",
                     *           "resolved_at": null,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AlertList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    get_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8080",
                     *       "kind": "budget_threshold",
                     *       "severity": "warning",
                     *       "state": "raised",
                     *       "subject_noun": "budget",
                     *       "subject_id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *       "subject_label": "Groceries",
                     *       "period": "2026-01-25",
                     *       "tier": "80",
                     *       "currency": "EUR",
                     *       "numbers": {
                     *         "amount_minor": 37120,
                     *         "limit_minor": 45000,
                     *         "usual_minor": null,
                     *         "percent": 80,
                     *         "probability": null,
                     *         "day": null
                     *       },
                     *       "why": [
                     *         {
                     *           "kind": "transaction",
                     *           "label": "Supermarket",
                     *           "day": "2026-02-14",
                     *           "amount_minor": 9310,
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805d"
                     *         }
                     *       ],
                     *       "times": 1,
                     *       "dismissed": false,
                     *       "raised_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "resolved_at": null,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Alert"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    dismiss_alert: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8080",
                     *       "kind": "budget_threshold",
                     *       "severity": "warning",
                     *       "state": "raised",
                     *       "subject_noun": "budget",
                     *       "subject_id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *       "subject_label": "Groceries",
                     *       "period": "2026-01-25",
                     *       "tier": "80",
                     *       "currency": "EUR",
                     *       "numbers": {
                     *         "amount_minor": 37120,
                     *         "limit_minor": 45000,
                     *         "usual_minor": null,
                     *         "percent": 80,
                     *         "probability": null,
                     *         "day": null
                     *       },
                     *       "why": [
                     *         {
                     *           "kind": "transaction",
                     *           "label": "Supermarket",
                     *           "day": "2026-02-14",
                     *           "amount_minor": 9310,
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805d"
                     *         }
                     *       ],
                     *       "times": 1,
                     *       "dismissed": true,
                     *       "raised_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "resolved_at": null,
                     *       "version": 2,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["AlertAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    get_alert_why: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "budget_threshold",
                     *       "tier": "80",
                     *       "currency": "EUR",
                     *       "numbers": {
                     *         "amount_minor": 37120,
                     *         "limit_minor": 45000,
                     *         "usual_minor": null,
                     *         "percent": 80,
                     *         "probability": null,
                     *         "day": null
                     *       },
                     *       "why": [
                     *         {
                     *           "kind": "transaction",
                     *           "label": "Supermarket",
                     *           "day": "2026-02-14",
                     *           "amount_minor": 9310,
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805d"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WhyAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    get_alert_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "off": [
                     *         "large_deposit"
                     *       ],
                     *       "large_expense_minor": 50000,
                     *       "large_deposit_minor": 100000,
                     *       "low_balance_minor": 10000,
                     *       "low_balance_days": 14,
                     *       "bill_days": 3,
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["AlertSettings"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    patch_alert_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "off": [
                 *         "large_deposit"
                 *       ],
                 *       "low_balance_minor": 25000
                 *     }
                 */
                "application/json": components["schemas"]["ChangeAlertSettings"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "off": [
                     *         "large_deposit"
                     *       ],
                     *       "large_expense_minor": 50000,
                     *       "large_deposit_minor": 100000,
                     *       "low_balance_minor": 10000,
                     *       "low_balance_days": 14,
                     *       "bill_days": 3,
                     *       "version": 2,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["AlertSettingsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_balance_forecast: {
        parameters: {
            query?: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                account_id?: string;
                /** @example EUR */
                currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "on": "2026-01-26",
                     *       "currency": "EUR",
                     *       "account_ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a8059"
                     *       ],
                     *       "balance_minor": 98750,
                     *       "floor_minor": 10000,
                     *       "probability": 0.0625,
                     *       "likeliest_on": "2026-02-01",
                     *       "lowest": {
                     *         "date": "2026-02-01",
                     *         "p10_minor": 12100,
                     *         "p50_minor": 18750,
                     *         "p90_minor": 25300
                     *       },
                     *       "days": [
                     *         {
                     *           "date": "2026-01-27",
                     *           "p10_minor": 94100,
                     *           "p50_minor": 97200,
                     *           "p90_minor": 98750
                     *         },
                     *         {
                     *           "date": "2026-02-01",
                     *           "p10_minor": 12100,
                     *           "p50_minor": 18750,
                     *           "p90_minor": 25300
                     *         }
                     *       ],
                     *       "markers": [
                     *         {
                     *           "date": "2026-02-01",
                     *           "name": "Rent",
                     *           "amount_minor": -78000,
                     *           "kind": "bill",
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8093",
                     *           "account_id": null
                     *         }
                     *       ],
                     *       "unconverted": [],
                     *       "as_of_seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["BalanceOutlook"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    get_budget_stands: {
        parameters: {
            query?: {
                /** @example 2026-01-31 */
                on?: string;
                /** @example 2026-11 */
                period?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "on": "2026-02-14",
                     *       "items": [
                     *         {
                     *           "budget_id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *           "on": "2026-02-14",
                     *           "period_start": "2026-01-25",
                     *           "period_end": "2026-02-24",
                     *           "days_left": 11,
                     *           "currency": "EUR",
                     *           "limit_minor": 45000,
                     *           "carried_minor": 1210,
                     *           "available_minor": 46210,
                     *           "spent_minor": 31876,
                     *           "left_minor": 14334,
                     *           "left_per_day_minor": 1303,
                     *           "percent": 68,
                     *           "thresholds_reached": [
                     *             50
                     *           ],
                     *           "state": "within",
                     *           "upcoming_minor": 3990,
                     *           "upcoming": [
                     *             {
                     *               "date": "2026-02-20",
                     *               "name": "Vegetable box",
                     *               "amount_minor": 3990,
                     *               "kind": "booked",
                     *               "id": "01890a5d-ac96-774b-bcce-b302099a805d"
                     *             }
                     *           ],
                     *           "unconverted": [
                     *             {
                     *               "currency": "ISK",
                     *               "amount_minor": 4200
                     *             }
                     *           ],
                     *           "carried_unconverted": [],
                     *           "projection": {
                     *             "probability": 0.37,
                     *             "tier": "none",
                     *             "p10_minor": 39870,
                     *             "p50_minor": 44120,
                     *             "p90_minor": 51300,
                     *             "usual_rest_minor": 8254,
                     *             "periods_known": 6
                     *           }
                     *         }
                     *       ],
                     *       "as_of_seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["BudgetStands"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    get_cash_flow: {
        parameters: {
            query?: {
                /** @example EUR */
                currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
                /** @example 2026-01-31 */
                from?: string;
                /** @example 2026-11 */
                period?: string;
                /** @example 2026-01-31 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "first": "2026-01-01",
                     *       "last": "2026-01-26",
                     *       "currency": "EUR",
                     *       "income_minor": 280000,
                     *       "spent_minor": 175000,
                     *       "saved_minor": 105000,
                     *       "nodes": [
                     *         {
                     *           "id": "income:01890a5d-ac96-774b-bcce-b302099a8091",
                     *           "kind": "income",
                     *           "category_id": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *           "name": "Salary",
                     *           "amount_minor": 280000
                     *         },
                     *         {
                     *           "id": "pool",
                     *           "kind": "pool",
                     *           "category_id": null,
                     *           "name": null,
                     *           "amount_minor": 280000
                     *         },
                     *         {
                     *           "id": "spending:01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "kind": "spending",
                     *           "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "name": "Groceries",
                     *           "amount_minor": 175000
                     *         },
                     *         {
                     *           "id": "saved",
                     *           "kind": "saved",
                     *           "category_id": null,
                     *           "name": null,
                     *           "amount_minor": 105000
                     *         }
                     *       ],
                     *       "links": [
                     *         {
                     *           "source": "income:01890a5d-ac96-774b-bcce-b302099a8091",
                     *           "target": "pool",
                     *           "amount_minor": 280000
                     *         },
                     *         {
                     *           "source": "pool",
                     *           "target": "spending:01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "amount_minor": 175000
                     *         },
                     *         {
                     *           "source": "pool",
                     *           "target": "saved",
                     *           "amount_minor": 105000
                     *         }
                     *       ],
                     *       "unconverted": [],
                     *       "as_of_seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["CashFlow"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    get_months: {
        parameters: {
            query?: {
                /** @example EUR */
                currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
                /** @example 2026-01-31 */
                from?: string;
                /** @example 2026-11 */
                period?: string;
                /** @example 2026-01-31 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "first": "2025-12-01",
                     *       "last": "2026-01-26",
                     *       "currency": "EUR",
                     *       "income_minor": 560000,
                     *       "spent_minor": 420000,
                     *       "saved_minor": 140000,
                     *       "savings_rate": 0.25,
                     *       "months": [
                     *         {
                     *           "month": "2025-12",
                     *           "first": "2025-12-01",
                     *           "last": "2025-12-31",
                     *           "income_minor": 280000,
                     *           "spent_minor": 245000,
                     *           "saved_minor": 35000,
                     *           "savings_rate": 0.125
                     *         },
                     *         {
                     *           "month": "2026-01",
                     *           "first": "2026-01-01",
                     *           "last": "2026-01-26",
                     *           "income_minor": 280000,
                     *           "spent_minor": 175000,
                     *           "saved_minor": 105000,
                     *           "savings_rate": 0.375
                     *         }
                     *       ],
                     *       "unconverted": [],
                     *       "as_of_seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Months"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    get_net_worth: {
        parameters: {
            query?: {
                /** @example EUR */
                currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
                /** @example 2026-01-31 */
                from?: string;
                grain?: "day" | "week" | "month" | "quarter" | "year";
                /** @example 2026-11 */
                period?: string;
                /** @example 2026-01-31 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "first": "2026-01-25",
                     *       "last": "2026-01-26",
                     *       "grain": "day",
                     *       "currency": "EUR",
                     *       "net_worth_minor": 98750,
                     *       "change_minor": -1250,
                     *       "days": [
                     *         {
                     *           "date": "2026-01-25",
                     *           "net_worth_minor": 100000,
                     *           "assets_minor": 120000,
                     *           "debts_minor": -20000
                     *         },
                     *         {
                     *           "date": "2026-01-26",
                     *           "net_worth_minor": 98750,
                     *           "assets_minor": 118750,
                     *           "debts_minor": -20000
                     *         }
                     *       ],
                     *       "accounts": [
                     *         {
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "name": "Everyday",
                     *           "type": "checking",
                     *           "currency": "EUR",
                     *           "archived": false,
                     *           "balance_minor": 118750,
                     *           "balances_minor": [
                     *             120000,
                     *             118750
                     *           ]
                     *         },
                     *         {
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8092",
                     *           "name": "Card",
                     *           "type": "credit_card",
                     *           "currency": "EUR",
                     *           "archived": false,
                     *           "balance_minor": -20000,
                     *           "balances_minor": [
                     *             -20000,
                     *             -20000
                     *           ]
                     *         }
                     *       ],
                     *       "unconverted": [],
                     *       "as_of_seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["NetWorth"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    get_spending: {
        parameters: {
            query?: {
                by?: "category" | "payee" | "tag";
                /** @example EUR */
                currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
                /** @example 2026-01-31 */
                from?: string;
                grain?: "day" | "week" | "month" | "quarter" | "year";
                limit?: number;
                /** @example 2026-11 */
                period?: string;
                /** @example 2026-01-31 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "by": "category",
                     *       "first": "2025-12-01",
                     *       "last": "2026-01-26",
                     *       "grain": "month",
                     *       "currency": "EUR",
                     *       "total_minor": 179390,
                     *       "steps": [
                     *         {
                     *           "name": "2025-12",
                     *           "first": "2025-12-01",
                     *           "last": "2025-12-31",
                     *           "total_minor": 98140
                     *         },
                     *         {
                     *           "name": "2026-01",
                     *           "first": "2026-01-01",
                     *           "last": "2026-01-26",
                     *           "total_minor": 81250
                     *         }
                     *       ],
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "name": "Groceries",
                     *           "parent_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *           "total_minor": 101240,
                     *           "amounts_minor": [
                     *             52300,
                     *             48940
                     *           ]
                     *         },
                     *         {
                     *           "id": null,
                     *           "name": null,
                     *           "parent_id": null,
                     *           "total_minor": 52150,
                     *           "amounts_minor": [
                     *             31840,
                     *             20310
                     *           ]
                     *         }
                     *       ],
                     *       "rest": {
                     *         "count": 3,
                     *         "total_minor": 26000,
                     *         "amounts_minor": [
                     *           14000,
                     *           12000
                     *         ]
                     *       },
                     *       "unconverted": [
                     *         {
                     *           "currency": "ISK",
                     *           "amount_minor": 4200
                     *         }
                     *       ],
                     *       "as_of_seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Spending"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    get_spending_curve: {
        parameters: {
            query?: {
                /** @example EUR */
                currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
                /** @example 2026-11 */
                period?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": "2026-01",
                     *       "first": "2026-01-01",
                     *       "last": "2026-01-31",
                     *       "on": "2026-01-02",
                     *       "currency": "EUR",
                     *       "spent_minor": 81250,
                     *       "ahead_minor": 3990,
                     *       "income_minor": 280000,
                     *       "days": [
                     *         {
                     *           "date": "2026-01-01",
                     *           "spent_minor": 78000,
                     *           "total_minor": 78000
                     *         },
                     *         {
                     *           "date": "2026-01-02",
                     *           "spent_minor": 3250,
                     *           "total_minor": 81250
                     *         }
                     *       ],
                     *       "categories": [
                     *         {
                     *           "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "spent_minor": 78000
                     *         },
                     *         {
                     *           "category_id": null,
                     *           "spent_minor": 3250
                     *         }
                     *       ],
                     *       "usual": [
                     *         {
                     *           "date": "2026-01-01",
                     *           "p10_minor": 70000,
                     *           "p50_minor": 75000,
                     *           "p90_minor": 80100
                     *         },
                     *         {
                     *           "date": "2026-01-02",
                     *           "p10_minor": 71200,
                     *           "p50_minor": 76900,
                     *           "p90_minor": 84300
                     *         }
                     *       ],
                     *       "periods_known": 6,
                     *       "unconverted": [],
                     *       "as_of_seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["SpendingCurve"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "robin@home.example",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJIUzI1NiIsImtpZCI6IjhkZTcwZDk2IiwidHlwIjoiSldUIn0.e30.4f8x",
                     *       "token_type": "Bearer",
                     *       "expires_in": 900,
                     *       "user": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "email": "robin@home.example",
                     *         "name": "Robin",
                     *         "timezone": "Europe/Berlin",
                     *         "locale": "en",
                     *         "is_admin": true,
                     *         "version": 1,
                     *         "created_at": "2026-01-26T10:30:00.123Z"
                     *       },
                     *       "household": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *         "name": "Robin's household",
                     *         "timezone": "Europe/Berlin",
                     *         "currency": "EUR",
                     *         "version": 1,
                     *         "created_at": "2026-01-26T10:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedInAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "correct horse battery",
                 *       "new_password": "staple horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                pennybell_refresh?: string;
            };
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["Refresh"] | null;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJIUzI1NiIsImtpZCI6IjhkZTcwZDk2IiwidHlwIjoiSldUIn0.e30.4f8x",
                     *       "token_type": "Bearer",
                     *       "expires_in": 900,
                     *       "user": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "email": "robin@home.example",
                     *         "name": "Robin",
                     *         "timezone": "Europe/Berlin",
                     *         "locale": "en",
                     *         "is_admin": true,
                     *         "version": 1,
                     *         "created_at": "2026-01-26T10:30:00.123Z"
                     *       },
                     *       "household": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *         "name": "Robin's household",
                     *         "timezone": "Europe/Berlin",
                     *         "currency": "EUR",
                     *         "version": 1,
                     *         "created_at": "2026-01-26T10:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedInAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "robin@home.example",
                 *       "password": "correct horse battery",
                 *       "name": "Robin",
                 *       "currency": "EUR",
                 *       "timezone": "Europe/Berlin"
                 *     }
                 */
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJIUzI1NiIsImtpZCI6IjhkZTcwZDk2IiwidHlwIjoiSldUIn0.e30.4f8x",
                     *       "token_type": "Bearer",
                     *       "expires_in": 900,
                     *       "user": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "email": "robin@home.example",
                     *         "name": "Robin",
                     *         "timezone": "Europe/Berlin",
                     *         "locale": "en",
                     *         "is_admin": true,
                     *         "version": 1,
                     *         "created_at": "2026-01-26T10:30:00.123Z"
                     *       },
                     *       "household": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *         "name": "Robin's household",
                     *         "timezone": "Europe/Berlin",
                     *         "currency": "EUR",
                     *         "version": 1,
                     *         "created_at": "2026-01-26T10:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedInAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    get_registration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mode": "open"
                     *     }
                     */
                    "application/json": components["schemas"]["RegistrationMode"];
                };
            };
            422: components["responses"]["Problem422"];
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8061",
                     *           "device": "Firefox on Linux",
                     *           "address": "192.0.2.7",
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "last_seen_at": "2026-01-26T10:30:00.123Z",
                     *           "current": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    switch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "household_id": "01890a5d-ac96-774b-bcce-b302099a8058"
                 *     }
                 */
                "application/json": components["schemas"]["SwitchHousehold"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJIUzI1NiIsImtpZCI6IjhkZTcwZDk2IiwidHlwIjoiSldUIn0.e30.4f8x",
                     *       "token_type": "Bearer",
                     *       "expires_in": 900,
                     *       "user": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "email": "robin@home.example",
                     *         "name": "Robin",
                     *         "timezone": "Europe/Berlin",
                     *         "locale": "en",
                     *         "is_admin": true,
                     *         "version": 1,
                     *         "created_at": "2026-01-26T10:30:00.123Z"
                     *       },
                     *       "household": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *         "name": "Robin's household",
                     *         "timezone": "Europe/Berlin",
                     *         "currency": "EUR",
                     *         "version": 1,
                     *         "created_at": "2026-01-26T10:30:00.123Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignedInAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_bills: {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 2026-01-31 */
                from?: string;
                limit?: number;
                order?: "oldest" | "newest";
                price_changed?: boolean;
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                recurring_id?: string;
                status?: ("upcoming" | "due" | "overdue" | "missed" | "paid" | "skipped")[];
                /** @example 2026-01-31 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0188e0a3-7c00-7a4b-8cce-b302099a8073",
                     *           "recurring_id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *           "rule_date": "2026-01-31",
                     *           "due_date": "2026-02-02",
                     *           "missed_after": "2026-02-16",
                     *           "currency": "EUR",
                     *           "amount_min_minor": -1299,
                     *           "amount_max_minor": -1299,
                     *           "state": "open",
                     *           "transaction_id": null,
                     *           "paid_date": null,
                     *           "paid_minor": null,
                     *           "paid_currency": null,
                     *           "price_change_minor": null,
                     *           "by_hand": false,
                     *           "version": 1,
                     *           "status": "upcoming"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["BillPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    get_bill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0188e0a3-7c00-7a4b-8cce-b302099a8073",
                     *       "recurring_id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *       "rule_date": "2026-01-31",
                     *       "due_date": "2026-02-02",
                     *       "missed_after": "2026-02-16",
                     *       "currency": "EUR",
                     *       "amount_min_minor": -1299,
                     *       "amount_max_minor": -1299,
                     *       "state": "paid",
                     *       "transaction_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *       "paid_date": "2026-02-03",
                     *       "paid_minor": -1499,
                     *       "paid_currency": "EUR",
                     *       "price_change_minor": 200,
                     *       "by_hand": false,
                     *       "version": 2,
                     *       "status": "paid"
                     *     }
                     */
                    "application/json": components["schemas"]["BillListed"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    match_bill: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "transaction_id": "01890a5d-ac96-774b-bcce-b302099a805d"
                 *     }
                 */
                "application/json": components["schemas"]["MatchBill"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0188e0a3-7c00-7a4b-8cce-b302099a8073",
                     *       "recurring_id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *       "rule_date": "2026-01-31",
                     *       "due_date": "2026-02-02",
                     *       "missed_after": "2026-02-16",
                     *       "currency": "EUR",
                     *       "amount_min_minor": -1299,
                     *       "amount_max_minor": -1299,
                     *       "state": "paid",
                     *       "transaction_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *       "paid_date": "2026-02-03",
                     *       "paid_minor": -1499,
                     *       "paid_currency": "EUR",
                     *       "price_change_minor": 200,
                     *       "by_hand": false,
                     *       "version": 2,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["BillAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    reopen_bill: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0188e0a3-7c00-7a4b-8cce-b302099a8073",
                     *       "recurring_id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *       "rule_date": "2026-01-31",
                     *       "due_date": "2026-02-02",
                     *       "missed_after": "2026-02-16",
                     *       "currency": "EUR",
                     *       "amount_min_minor": -1299,
                     *       "amount_max_minor": -1299,
                     *       "state": "paid",
                     *       "transaction_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *       "paid_date": "2026-02-03",
                     *       "paid_minor": -1499,
                     *       "paid_currency": "EUR",
                     *       "price_change_minor": 200,
                     *       "by_hand": false,
                     *       "version": 2,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["BillAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    skip_bill: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0188e0a3-7c00-7a4b-8cce-b302099a8073",
                     *       "recurring_id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *       "rule_date": "2026-01-31",
                     *       "due_date": "2026-02-02",
                     *       "missed_after": "2026-02-16",
                     *       "currency": "EUR",
                     *       "amount_min_minor": -1299,
                     *       "amount_max_minor": -1299,
                     *       "state": "paid",
                     *       "transaction_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *       "paid_date": "2026-02-03",
                     *       "paid_minor": -1499,
                     *       "paid_currency": "EUR",
                     *       "price_change_minor": 200,
                     *       "by_hand": false,
                     *       "version": 2,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["BillAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    unmatch_bill: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0188e0a3-7c00-7a4b-8cce-b302099a8073",
                     *       "recurring_id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *       "rule_date": "2026-01-31",
                     *       "due_date": "2026-02-02",
                     *       "missed_after": "2026-02-16",
                     *       "currency": "EUR",
                     *       "amount_min_minor": -1299,
                     *       "amount_max_minor": -1299,
                     *       "state": "paid",
                     *       "transaction_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *       "paid_date": "2026-02-03",
                     *       "paid_minor": -1499,
                     *       "paid_currency": "EUR",
                     *       "price_change_minor": 200,
                     *       "by_hand": false,
                     *       "version": 2,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["BillAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_budgets: {
        parameters: {
            query?: {
                include_archived?: boolean;
                /** @example 2026-01-31 */
                on?: string;
                progress?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *           "name": "Groceries",
                     *           "period": "monthly",
                     *           "anchor_date": "2026-01-25",
                     *           "category_ids": [
                     *             "01890a5d-ac96-774b-bcce-b302099a805b"
                     *           ],
                     *           "currency": "EUR",
                     *           "limit_minor": 45000,
                     *           "rollover": "positive",
                     *           "rollover_since": "2026-01-25",
                     *           "thresholds": [
                     *             50,
                     *             80,
                     *             100
                     *           ],
                     *           "alerts": {
                     *             "threshold": true,
                     *             "over": true,
                     *             "predicted": true
                     *           },
                     *           "paused": false,
                     *           "archived": false,
                     *           "version": 1,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z",
                     *           "progress": {
                     *             "budget_id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *             "on": "2026-02-14",
                     *             "period_start": "2026-01-25",
                     *             "period_end": "2026-02-24",
                     *             "days_left": 11,
                     *             "currency": "EUR",
                     *             "limit_minor": 45000,
                     *             "carried_minor": 1210,
                     *             "available_minor": 46210,
                     *             "spent_minor": 31876,
                     *             "left_minor": 14334,
                     *             "left_per_day_minor": 1303,
                     *             "percent": 68,
                     *             "thresholds_reached": [
                     *               50
                     *             ],
                     *             "state": "within",
                     *             "upcoming_minor": 3990,
                     *             "upcoming": [
                     *               {
                     *                 "date": "2026-02-20",
                     *                 "name": "Vegetable box",
                     *                 "amount_minor": 3990,
                     *                 "kind": "booked",
                     *                 "id": "01890a5d-ac96-774b-bcce-b302099a805d"
                     *               }
                     *             ],
                     *             "unconverted": [
                     *               {
                     *                 "currency": "ISK",
                     *                 "amount_minor": 4200
                     *               }
                     *             ],
                     *             "carried_unconverted": [],
                     *             "projection": {
                     *               "probability": 0.37,
                     *               "tier": "none",
                     *               "p10_minor": 39870,
                     *               "p50_minor": 44120,
                     *               "p90_minor": 51300,
                     *               "usual_rest_minor": 8254,
                     *               "periods_known": 6
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "as_of_seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["BudgetList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    create_budget: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Groceries",
                 *       "limit_minor": 45000,
                 *       "period": "monthly",
                 *       "anchor_date": "2026-01-25",
                 *       "category_ids": [
                 *         "01890a5d-ac96-774b-bcce-b302099a805b"
                 *       ],
                 *       "rollover": "positive"
                 *     }
                 */
                "application/json": components["schemas"]["NewBudget"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *       "name": "Groceries",
                     *       "period": "monthly",
                     *       "anchor_date": "2026-01-25",
                     *       "category_ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a805b"
                     *       ],
                     *       "currency": "EUR",
                     *       "limit_minor": 45000,
                     *       "rollover": "positive",
                     *       "rollover_since": "2026-01-25",
                     *       "thresholds": [
                     *         50,
                     *         80,
                     *         100
                     *       ],
                     *       "alerts": {
                     *         "threshold": true,
                     *         "over": true,
                     *         "predicted": true
                     *       },
                     *       "paused": false,
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["BudgetAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_budget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *       "name": "Groceries",
                     *       "period": "monthly",
                     *       "anchor_date": "2026-01-25",
                     *       "category_ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a805b"
                     *       ],
                     *       "currency": "EUR",
                     *       "limit_minor": 45000,
                     *       "rollover": "positive",
                     *       "rollover_since": "2026-01-25",
                     *       "thresholds": [
                     *         50,
                     *         80,
                     *         100
                     *       ],
                     *       "alerts": {
                     *         "threshold": true,
                     *         "over": true,
                     *         "predicted": true
                     *       },
                     *       "paused": false,
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Budget"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    delete_budget: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *       "name": "Groceries",
                     *       "period": "monthly",
                     *       "anchor_date": "2026-01-25",
                     *       "category_ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a805b"
                     *       ],
                     *       "currency": "EUR",
                     *       "limit_minor": 45000,
                     *       "rollover": "positive",
                     *       "rollover_since": "2026-01-25",
                     *       "thresholds": [
                     *         50,
                     *         80,
                     *         100
                     *       ],
                     *       "alerts": {
                     *         "threshold": true,
                     *         "over": true,
                     *         "predicted": true
                     *       },
                     *       "paused": false,
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["BudgetAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_budget: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "limit_minor": 50000,
                 *       "alerts": {
                 *         "predicted": false
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ChangeBudget"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *       "name": "Groceries",
                     *       "period": "monthly",
                     *       "anchor_date": "2026-01-25",
                     *       "category_ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a805b"
                     *       ],
                     *       "currency": "EUR",
                     *       "limit_minor": 45000,
                     *       "rollover": "positive",
                     *       "rollover_since": "2026-01-25",
                     *       "thresholds": [
                     *         50,
                     *         80,
                     *         100
                     *       ],
                     *       "alerts": {
                     *         "threshold": true,
                     *         "over": true,
                     *         "predicted": true
                     *       },
                     *       "paused": false,
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["BudgetAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    copy_last_period: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "take": "spent"
                 *     }
                 */
                "application/json": components["schemas"]["CopyLast"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *       "name": "Groceries",
                     *       "period": "monthly",
                     *       "anchor_date": "2026-01-25",
                     *       "category_ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a805b"
                     *       ],
                     *       "currency": "EUR",
                     *       "limit_minor": 45000,
                     *       "rollover": "positive",
                     *       "rollover_since": "2026-01-25",
                     *       "thresholds": [
                     *         50,
                     *         80,
                     *         100
                     *       ],
                     *       "alerts": {
                     *         "threshold": true,
                     *         "over": true,
                     *         "predicted": true
                     *       },
                     *       "paused": false,
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["BudgetAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_budget_progress: {
        parameters: {
            query?: {
                /** @example 2026-01-31 */
                on?: string;
            };
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "budget_id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *       "on": "2026-02-14",
                     *       "period_start": "2026-01-25",
                     *       "period_end": "2026-02-24",
                     *       "days_left": 11,
                     *       "currency": "EUR",
                     *       "limit_minor": 45000,
                     *       "carried_minor": 1210,
                     *       "available_minor": 46210,
                     *       "spent_minor": 31876,
                     *       "left_minor": 14334,
                     *       "left_per_day_minor": 1303,
                     *       "percent": 68,
                     *       "thresholds_reached": [
                     *         50
                     *       ],
                     *       "state": "within",
                     *       "upcoming_minor": 3990,
                     *       "upcoming": [
                     *         {
                     *           "date": "2026-02-20",
                     *           "name": "Vegetable box",
                     *           "amount_minor": 3990,
                     *           "kind": "booked",
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805d"
                     *         }
                     *       ],
                     *       "unconverted": [
                     *         {
                     *           "currency": "ISK",
                     *           "amount_minor": 4200
                     *         }
                     *       ],
                     *       "carried_unconverted": [],
                     *       "projection": {
                     *         "probability": 0.37,
                     *         "tier": "none",
                     *         "p10_minor": 39870,
                     *         "p50_minor": 44120,
                     *         "p90_minor": 51300,
                     *         "usual_rest_minor": 8254,
                     *         "periods_known": 6
                     *       },
                     *       "as_of_seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["ProgressAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    list_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "name": "Groceries",
                     *           "kind": "expense",
                     *           "parent_id": null,
                     *           "archived": false,
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    create_category: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Cheese",
                 *       "kind": "expense",
                 *       "parent_id": "01890a5d-ac96-774b-bcce-b302099a805b"
                 *     }
                 */
                "application/json": components["schemas"]["NewCategory"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "name": "Groceries",
                     *       "kind": "expense",
                     *       "parent_id": null,
                     *       "archived": false,
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["CategoryAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "name": "Groceries",
                     *       "kind": "expense",
                     *       "parent_id": null,
                     *       "archived": false,
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Category"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    delete_category: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "name": "Groceries",
                     *       "kind": "expense",
                     *       "parent_id": null,
                     *       "archived": false,
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["CategoryAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_category: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Food & drink"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeCategory"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "name": "Groceries",
                     *       "kind": "expense",
                     *       "parent_id": null,
                     *       "archived": false,
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["CategoryAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    merge_category: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "into": "01890a5d-ac96-774b-bcce-b302099a805b"
                 *     }
                 */
                "application/json": components["schemas"]["MergeCategory"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "name": "Groceries",
                     *       "kind": "expense",
                     *       "parent_id": null,
                     *       "archived": false,
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["CategoryAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_contribution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                contribution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *       "goal_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "date": "2026-02-14",
                     *       "amount_minor": 5000,
                     *       "note": "From the flea market",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Contribution"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    delete_contribution: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                contribution_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *       "goal_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "date": "2026-02-14",
                     *       "amount_minor": 5000,
                     *       "note": "From the flea market",
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["ContributionAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_contribution: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                contribution_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount_minor": 5500
                 *     }
                 */
                "application/json": components["schemas"]["ChangeContribution"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *       "goal_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "date": "2026-02-14",
                     *       "amount_minor": 5000,
                     *       "note": "From the flea market",
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["ContributionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_currencies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "code": "EUR",
                     *           "exponent": 2,
                     *           "name": "Euro"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CurrencyList"];
                };
            };
        };
    };
    get_events: {
        parameters: {
            query?: {
                epoch?: string;
                since?: number;
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "type": "tag.created",
                     *           "payload": {
                     *             "id": "01890a5d-ac96-774b-bcce-b302099a805c",
                     *             "name": "weekend",
                     *             "version": 1
                     *           },
                     *           "timestamp": "2026-01-26T10:30:00.123Z",
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8064",
                     *           "household": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *           "seq": 42,
                     *           "commit": 42
                     *         }
                     *       ],
                     *       "head": 42,
                     *       "epoch": "01890a5d-ac96-774b-bcce-b302099a8063"
                     *     }
                     */
                    "application/json": components["schemas"]["EventsAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            410: components["responses"]["Problem410"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    stream_events: {
        parameters: {
            query?: {
                epoch?: string;
                since?: number;
            };
            header?: {
                /**
                 * @description The last `id` of a stream that broke off; goes before `since` and `epoch`.
                 * @example 01890a5d-ac96-774b-bcce-b302099a8057:41
                 */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events: `id` is `epoch:seq`, `event` the type, `data` the envelope. See docs/protocol. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 1000
                     *     id: 01890a5d-ac96-774b-bcce-b302099a8063:41
                     *
                     *     id: 01890a5d-ac96-774b-bcce-b302099a8063:42
                     *     event: tag.created
                     *     data: {}
                     */
                    "text/event-stream": unknown;
                };
            };
            401: components["responses"]["Problem401"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    list_goals: {
        parameters: {
            query?: {
                include_archived?: boolean;
                /** @example 2026-01-31 */
                on?: string;
                progress?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *           "name": "A new bicycle",
                     *           "kind": "save_up",
                     *           "currency": "EUR",
                     *           "target_minor": 180000,
                     *           "rest_minor": 0,
                     *           "target_date": "2026-09-01",
                     *           "fed_by": "accounts",
                     *           "accounts": [
                     *             {
                     *               "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *               "percent": 40
                     *             }
                     *           ],
                     *           "archived": false,
                     *           "version": 1,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z",
                     *           "progress": {
                     *             "goal_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *             "on": "2026-02-14",
                     *             "currency": "EUR",
                     *             "whole_minor": 180000,
                     *             "saved_minor": 97200,
                     *             "left_minor": 82800,
                     *             "percent": 54,
                     *             "milestones_reached": [
                     *               25,
                     *               50
                     *             ],
                     *             "required_minor": 12665,
                     *             "pace_minor": 14100,
                     *             "pace_days": 90,
                     *             "projected_date": "2026-08-12",
                     *             "state": "on_track",
                     *             "unconverted": []
                     *           }
                     *         }
                     *       ],
                     *       "as_of_seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["GoalList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    create_goal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "A new bicycle",
                 *       "target_minor": 180000,
                 *       "target_date": "2026-09-01"
                 *     }
                 */
                "application/json": components["schemas"]["NewGoal"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "name": "A new bicycle",
                     *       "kind": "save_up",
                     *       "currency": "EUR",
                     *       "target_minor": 180000,
                     *       "rest_minor": 0,
                     *       "target_date": "2026-09-01",
                     *       "fed_by": "accounts",
                     *       "accounts": [
                     *         {
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "percent": 40
                     *         }
                     *       ],
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["GoalAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_goal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "name": "A new bicycle",
                     *       "kind": "save_up",
                     *       "currency": "EUR",
                     *       "target_minor": 180000,
                     *       "rest_minor": 0,
                     *       "target_date": "2026-09-01",
                     *       "fed_by": "accounts",
                     *       "accounts": [
                     *         {
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "percent": 40
                     *         }
                     *       ],
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Goal"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    delete_goal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "name": "A new bicycle",
                     *       "kind": "save_up",
                     *       "currency": "EUR",
                     *       "target_minor": 180000,
                     *       "rest_minor": 0,
                     *       "target_date": "2026-09-01",
                     *       "fed_by": "accounts",
                     *       "accounts": [
                     *         {
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "percent": 40
                     *         }
                     *       ],
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["GoalAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_goal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "target_minor": 200000,
                 *       "target_date": null
                 *     }
                 */
                "application/json": components["schemas"]["ChangeGoal"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "name": "A new bicycle",
                     *       "kind": "save_up",
                     *       "currency": "EUR",
                     *       "target_minor": 180000,
                     *       "rest_minor": 0,
                     *       "target_date": "2026-09-01",
                     *       "fed_by": "accounts",
                     *       "accounts": [
                     *         {
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "percent": 40
                     *         }
                     *       ],
                     *       "archived": false,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["GoalAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_contributions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *           "goal_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *           "date": "2026-02-14",
                     *           "amount_minor": 5000,
                     *           "note": "From the flea market",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ContributionList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    contribute: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "date": "2026-02-14",
                 *       "amount_minor": 5000,
                 *       "note": "From the flea market"
                 *     }
                 */
                "application/json": components["schemas"]["NewContribution"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *       "goal_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "date": "2026-02-14",
                     *       "amount_minor": 5000,
                     *       "note": "From the flea market",
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["ContributionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_goal_progress: {
        parameters: {
            query?: {
                /** @example 2026-01-31 */
                on?: string;
            };
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                goal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "goal_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "on": "2026-02-14",
                     *       "currency": "EUR",
                     *       "whole_minor": 180000,
                     *       "saved_minor": 97200,
                     *       "left_minor": 82800,
                     *       "percent": 54,
                     *       "milestones_reached": [
                     *         25,
                     *         50
                     *       ],
                     *       "required_minor": 12665,
                     *       "pace_minor": 14100,
                     *       "pace_days": 90,
                     *       "projected_date": "2026-08-12",
                     *       "state": "on_track",
                     *       "unconverted": [],
                     *       "as_of_seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["GoalProgressAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    get_household: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *       "name": "Robin's household",
                     *       "timezone": "Europe/Berlin",
                     *       "currency": "EUR",
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Household"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    patch_household: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Elm Street 5"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeHousehold"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *       "name": "Robin's household",
                     *       "timezone": "Europe/Berlin",
                     *       "currency": "EUR",
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["HouseholdAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_households: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *           "name": "Robin's household",
                     *           "timezone": "Europe/Berlin",
                     *           "currency": "EUR",
                     *           "version": 1,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "role": "owner"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["HouseholdList"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
    create_household: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Cabin",
                 *       "currency": "NOK",
                 *       "timezone": "Europe/Oslo"
                 *     }
                 */
                "application/json": components["schemas"]["NewHousehold"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *       "name": "Robin's household",
                     *       "timezone": "Europe/Berlin",
                     *       "currency": "EUR",
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["HouseholdAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_imports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8060",
                     *           "filename": "january.csv",
                     *           "status": "done",
                     *           "rows_total": 806,
                     *           "rows_new": 804,
                     *           "rows_duplicate": 1,
                     *           "rows_unreadable": 1,
                     *           "done": 805,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "finished_at": "2026-01-26T10:30:00.123Z",
                     *           "unreadable": [
                     *             {
                     *               "line": 17,
                     *               "reason": "no date"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    import_statement: {
        parameters: {
            query?: {
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "file": "Date;Payee;Amount\n26.01.2026;Corner bakery;-12,50\n"
                 *     }
                 */
                "multipart/form-data": components["schemas"]["Body_import_statement"];
            };
        };
        responses: {
            /** @description With preview=true: nothing was written. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delimiter": ";",
                     *       "encoding": "utf-8",
                     *       "date_format": "day.month.year",
                     *       "decimal": ",",
                     *       "has_header": true,
                     *       "columns": [
                     *         "Date",
                     *         "Payee",
                     *         "Amount"
                     *       ],
                     *       "mapping": {
                     *         "date": "Date",
                     *         "payee": "Payee",
                     *         "amount": "Amount"
                     *       },
                     *       "notes": [],
                     *       "accounts": [
                     *         {
                     *           "name": "Everyday",
                     *           "exists": true
                     *         }
                     *       ],
                     *       "rows_total": 806,
                     *       "rows_new": 804,
                     *       "rows_duplicate": 1,
                     *       "transfers_paired": 50,
                     *       "transfers_single": 43,
                     *       "unreadable": [
                     *         {
                     *           "line": 17,
                     *           "reason": "no date"
                     *         }
                     *       ],
                     *       "sample": [
                     *         {
                     *           "line": 2,
                     *           "date": "2026-01-26",
                     *           "payee": "Corner bakery",
                     *           "amount_minor": -1250,
                     *           "currency": "EUR",
                     *           "account": "Everyday",
                     *           "category": null,
                     *           "kind": "standard",
                     *           "duplicate": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8060",
                     *       "filename": "january.csv",
                     *       "status": "done",
                     *       "rows_total": 806,
                     *       "rows_new": 804,
                     *       "rows_duplicate": 1,
                     *       "rows_unreadable": 1,
                     *       "done": 805,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "finished_at": "2026-01-26T10:30:00.123Z",
                     *       "unreadable": [
                     *         {
                     *           "line": 17,
                     *           "reason": "no date"
                     *         }
                     *       ],
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["ImportSeqAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8060",
                     *       "filename": "january.csv",
                     *       "status": "done",
                     *       "rows_total": 806,
                     *       "rows_new": 804,
                     *       "rows_duplicate": 1,
                     *       "rows_unreadable": 1,
                     *       "done": 805,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "finished_at": "2026-01-26T10:30:00.123Z",
                     *       "unreadable": [
                     *         {
                     *           "line": 17,
                     *           "reason": "no date"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportRow"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    list_invites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8062",
                     *           "role": "member",
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "expires_at": "2026-02-02T10:30:00.123Z",
                     *           "used_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InviteList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    create_invite: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "role": "member"
                 *     }
                 */
                "application/json": components["schemas"]["NewInvite"] | null;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8062",
                     *       "role": "member",
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "expires_at": "2026-02-02T10:30:00.123Z",
                     *       "used_at": null,
                     *       "token": "q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6",
                     *       "url": "https://money.example/invite/q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6"
                     *     }
                     */
                    "application/json": components["schemas"]["NewInviteAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    withdraw_invite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                invite_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    accept_invite: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6"
                 *     }
                 */
                "application/json": components["schemas"]["AcceptInvite"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *       "name": "Robin's household",
                     *       "timezone": "Europe/Berlin",
                     *       "currency": "EUR",
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "role": "member",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["JoinedAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    preview_invite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "household_name": "Robin's household",
                     *       "inviter_name": "Robin",
                     *       "role": "member",
                     *       "expires_at": "2026-02-02T10:30:00.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["InvitePreviewAnswer"];
                };
            };
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *       "email": "robin@home.example",
                     *       "name": "Robin",
                     *       "timezone": "Europe/Berlin",
                     *       "locale": "en",
                     *       "is_admin": true,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
    patch_me: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Robin",
                 *       "timezone": "Europe/Lisbon",
                 *       "locale": "pt"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeProfile"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *       "email": "robin@home.example",
                     *       "name": "Robin",
                     *       "timezone": "Europe/Berlin",
                     *       "locale": "en",
                     *       "is_admin": true,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_members: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user_id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *           "name": "Robin",
                     *           "email": "robin@home.example",
                     *           "role": "owner",
                     *           "joined_at": "2026-01-26T10:30:00.123Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    remove_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *       "name": "Robin",
                     *       "email": "robin@home.example",
                     *       "role": "owner",
                     *       "joined_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["MemberAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeMember"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user_id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *       "name": "Robin",
                     *       "email": "robin@home.example",
                     *       "role": "owner",
                     *       "joined_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["MemberAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_contacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8093",
                     *           "channel": "email",
                     *           "address": "r…@home.example",
                     *           "state": "pending",
                     *           "disabled_reason": null,
                     *           "code_sent_at": "2026-01-26T10:30:00.123Z",
                     *           "verified_at": null,
                     *           "created_at": "2026-01-26T10:30:00.123Z"
                     *         }
                     *       ],
                     *       "channels": [
                     *         "email",
                     *         "apprise"
                     *       ],
                     *       "apprise_schemes": [
                     *         "ntfys"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ContactList"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
    add_contact: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "email",
                 *       "address": "robin@home.example"
                 *     }
                 */
                "application/json": components["schemas"]["NewContact"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8093",
                     *       "channel": "email",
                     *       "address": "r…@home.example",
                     *       "state": "pending",
                     *       "disabled_reason": null,
                     *       "code_sent_at": "2026-01-26T10:30:00.123Z",
                     *       "verified_at": null,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ContactAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    forget_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    confirm_contact: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "042187"
                 *     }
                 */
                "application/json": components["schemas"]["ConfirmContact"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8093",
                     *       "channel": "email",
                     *       "address": "r…@home.example",
                     *       "state": "pending",
                     *       "disabled_reason": null,
                     *       "code_sent_at": "2026-01-26T10:30:00.123Z",
                     *       "verified_at": null,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ContactAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    resend_code: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8093",
                     *       "channel": "email",
                     *       "address": "r…@home.example",
                     *       "state": "pending",
                     *       "disabled_reason": null,
                     *       "code_sent_at": "2026-01-26T10:30:00.123Z",
                     *       "verified_at": null,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 0
                     *     }
                     */
                    "application/json": components["schemas"]["ContactAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
        };
    };
    get_notification_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email_enabled": true,
                     *       "push_enabled": true,
                     *       "sms_enabled": false,
                     *       "transaction_alerts": true,
                     *       "budget_alerts": true,
                     *       "goal_alerts": true,
                     *       "recurring_alerts": true,
                     *       "weekly_summary": true,
                     *       "monthly_summary": false,
                     *       "quiet_hours_enabled": true,
                     *       "quiet_hours_start": "22:00",
                     *       "quiet_hours_end": "07:00",
                     *       "frequency": "instant",
                     *       "fcm_token": null,
                     *       "apns_token": null,
                     *       "timezone": "Europe/Berlin",
                     *       "locale": null,
                     *       "digest_hour": 8,
                     *       "digest_weekday": 0,
                     *       "amounts_in_push": false,
                     *       "overrides": [
                     *         {
                     *           "type": "large_deposit",
                     *           "channel": "email",
                     *           "enabled": true,
                     *           "frequency": "daily"
                     *         }
                     *       ],
                     *       "version": 3,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
    put_notification_preferences: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quiet_hours_enabled": true,
                 *       "quiet_hours_start": "22:00",
                 *       "quiet_hours_end": "07:00",
                 *       "overrides": [
                 *         {
                 *           "type": "large_deposit",
                 *           "channel": "email",
                 *           "enabled": true,
                 *           "frequency": "daily"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ChangePreferences"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email_enabled": true,
                     *       "push_enabled": true,
                     *       "sms_enabled": false,
                     *       "transaction_alerts": true,
                     *       "budget_alerts": true,
                     *       "goal_alerts": true,
                     *       "recurring_alerts": true,
                     *       "weekly_summary": true,
                     *       "monthly_summary": false,
                     *       "quiet_hours_enabled": true,
                     *       "quiet_hours_start": "22:00",
                     *       "quiet_hours_end": "07:00",
                     *       "frequency": "instant",
                     *       "fcm_token": null,
                     *       "apns_token": null,
                     *       "timezone": "Europe/Berlin",
                     *       "locale": null,
                     *       "digest_hour": 8,
                     *       "digest_weekday": 0,
                     *       "amounts_in_push": false,
                     *       "overrides": [
                     *         {
                     *           "type": "large_deposit",
                     *           "channel": "email",
                     *           "enabled": true,
                     *           "frequency": "daily"
                     *         }
                     *       ],
                     *       "version": 3,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["PreferencesAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    register_apns: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0"
                 *     }
                 */
                "application/json": components["schemas"]["RegisterApns"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *       "kind": "fcm",
                     *       "address_kind": "token",
                     *       "address": "…x7Qk",
                     *       "device_id": "pixel-8",
                     *       "name": "Robin's phone",
                     *       "platform": "android",
                     *       "sealed": false,
                     *       "state": "active",
                     *       "disabled_reason": null,
                     *       "current": true,
                     *       "registered_at": "2026-01-26T10:30:00.123Z",
                     *       "last_success_at": null,
                     *       "last_failure_at": null,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["DeviceAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_devices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *           "kind": "fcm",
                     *           "address_kind": "token",
                     *           "address": "…x7Qk",
                     *           "device_id": "pixel-8",
                     *           "name": "Robin's phone",
                     *           "platform": "android",
                     *           "sealed": false,
                     *           "state": "active",
                     *           "disabled_reason": null,
                     *           "current": true,
                     *           "registered_at": "2026-01-26T10:30:00.123Z",
                     *           "last_success_at": null,
                     *           "last_failure_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DeviceList"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
    forget_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                device_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    register_fcm: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "dQw4w9WgXcQ:APA91bHun4MxP5",
                 *       "device_id": "pixel-8"
                 *     }
                 */
                "application/json": components["schemas"]["RegisterFcm"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *       "kind": "fcm",
                     *       "address_kind": "token",
                     *       "address": "…x7Qk",
                     *       "device_id": "pixel-8",
                     *       "name": "Robin's phone",
                     *       "platform": "android",
                     *       "sealed": false,
                     *       "state": "active",
                     *       "disabled_reason": null,
                     *       "current": true,
                     *       "registered_at": "2026-01-26T10:30:00.123Z",
                     *       "last_success_at": null,
                     *       "last_failure_at": null,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["DeviceAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_web_push_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
                     *       "key_id": "4f2a91c0"
                     *     }
                     */
                    "application/json": components["schemas"]["WebPushKey"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
    register_web_push: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "endpoint": "https://updates.push.services.example/wpush/v2/gAAAAABl",
                 *       "keys": {
                 *         "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
                 *         "auth": "tBHItJI5svbpez7KI4CCXg"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RegisterWebPush"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *       "kind": "fcm",
                     *       "address_kind": "token",
                     *       "address": "…x7Qk",
                     *       "device_id": "pixel-8",
                     *       "name": "Robin's phone",
                     *       "platform": "android",
                     *       "sealed": false,
                     *       "state": "active",
                     *       "disabled_reason": null,
                     *       "current": true,
                     *       "registered_at": "2026-01-26T10:30:00.123Z",
                     *       "last_success_at": null,
                     *       "last_failure_at": null,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["DeviceAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    forget_web_push: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "endpoint": "https://updates.push.services.example/wpush/v2/gAAAAABl"
                 *     }
                 */
                "application/json": components["schemas"]["ForgetWebPush"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_notifications: {
        parameters: {
            query?: {
                archived?: boolean;
                cursor?: string;
                limit?: number;
                severity?: "info" | "warning" | "critical";
                /** @example 2026-01-26T10:30:00Z */
                since?: string;
                snoozed?: boolean;
                type?: "budget_threshold" | "budget_over" | "budget_predicted" | "low_balance" | "low_balance_predicted" | "large_expense" | "large_deposit" | "unusual_spending" | "duplicate_charge" | "bill_due" | "bill_overdue" | "price_increase" | "goal_milestone" | "goal_behind" | "subscription_found" | "transaction_recorded" | "transactions_imported" | "member_joined" | "member_left" | "new_device" | "password_changed" | "digest" | "weekly_summary" | "monthly_summary" | "webhook_disabled" | "test";
                unread?: boolean;
                /** @example 2026-01-26T10:30:00Z */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *           "household": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *           "type": "budget_threshold",
                     *           "severity": "warning",
                     *           "title": "Groceries: 80 % spent",
                     *           "body": "EUR 371.20 of EUR 450.00 by 14 February.",
                     *           "args": {
                     *             "amount_minor": 37120,
                     *             "limit_minor": 45000,
                     *             "currency": "EUR"
                     *           },
                     *           "subject_noun": "budget",
                     *           "subject_id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *           "group_key": "budget:01890a5d-ac96-774b-bcce-b302099a8070",
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "expires_at": "2026-04-26T10:30:00.123Z",
                     *           "seen_at": null,
                     *           "read_at": null,
                     *           "archived_at": null,
                     *           "snoozed_until": null
                     *         }
                     *       ],
                     *       "counts": {
                     *         "unread": 1,
                     *         "unseen": 1
                     *       },
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["NotificationList"];
                };
            };
            401: components["responses"]["Problem401"];
            422: components["responses"]["Problem422"];
        };
    };
    note_clicked: {
        parameters: {
            query?: {
                /** @description What the push carried. */
                s?: string;
            };
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    note_displayed: {
        parameters: {
            query?: {
                /** @description What the push carried. */
                s?: string;
            };
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    get_notification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "household": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *       "type": "budget_threshold",
                     *       "severity": "warning",
                     *       "title": "Groceries: 80 % spent",
                     *       "body": "EUR 371.20 of EUR 450.00 by 14 February.",
                     *       "args": {
                     *         "amount_minor": 37120,
                     *         "limit_minor": 45000,
                     *         "currency": "EUR"
                     *       },
                     *       "subject_noun": "budget",
                     *       "subject_id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *       "group_key": "budget:01890a5d-ac96-774b-bcce-b302099a8070",
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "expires_at": "2026-04-26T10:30:00.123Z",
                     *       "seen_at": null,
                     *       "read_at": null,
                     *       "archived_at": null,
                     *       "snoozed_until": null
                     *     }
                     */
                    "application/json": components["schemas"]["Notification"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    list_deliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8092",
                     *           "channel": "fcm",
                     *           "target": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *           "target_name": "Robin's phone",
                     *           "state": "accepted",
                     *           "reason": null,
                     *           "not_before": "2026-01-26T10:30:00.123Z",
                     *           "attempts": 1,
                     *           "last_status": 200,
                     *           "last_reason": "accepted",
                     *           "accepted_at": "2026-01-26T10:30:00.123Z",
                     *           "displayed_at": null,
                     *           "clicked_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    archive_notifications: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "up_to": "01890a5d-ac96-774b-bcce-b302099a8090"
                 *     }
                 */
                "application/json": components["schemas"]["MarkNotifications"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a8090"
                     *       ],
                     *       "counts": {
                     *         "unread": 0,
                     *         "unseen": 0
                     *       },
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["MarkedAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_notification_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "unread": 1,
                     *       "unseen": 1
                     *     }
                     */
                    "application/json": components["schemas"]["InboxCounts"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
    mark_notifications_read: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "up_to": "01890a5d-ac96-774b-bcce-b302099a8090"
                 *     }
                 */
                "application/json": components["schemas"]["MarkNotifications"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a8090"
                     *       ],
                     *       "counts": {
                     *         "unread": 0,
                     *         "unseen": 0
                     *       },
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["MarkedAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    mark_notifications_seen: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "up_to": "01890a5d-ac96-774b-bcce-b302099a8090"
                 *     }
                 */
                "application/json": components["schemas"]["MarkNotifications"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a8090"
                     *       ],
                     *       "counts": {
                     *         "unread": 0,
                     *         "unseen": 0
                     *       },
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["MarkedAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    snooze_notifications: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "01890a5d-ac96-774b-bcce-b302099a8090"
                 *       ],
                 *       "until": "2026-01-27T07:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["SnoozeNotifications"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a8090"
                     *       ],
                     *       "counts": {
                     *         "unread": 0,
                     *         "unseen": 0
                     *       },
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["MarkedAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    send_test: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "It rings",
                 *       "body": "From Pennybell."
                 *     }
                 */
                "application/json": components["schemas"]["TestNotice"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "notification_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "settled": true,
                     *       "deliveries": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8092",
                     *           "channel": "fcm",
                     *           "target": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *           "target_name": "Robin's phone",
                     *           "state": "accepted",
                     *           "reason": null,
                     *           "not_before": "2026-01-26T10:30:00.123Z",
                     *           "attempts": 1,
                     *           "last_status": 200,
                     *           "last_reason": "accepted",
                     *           "accepted_at": "2026-01-26T10:30:00.123Z",
                     *           "displayed_at": null,
                     *           "clicked_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TestAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    unarchive_notifications: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "up_to": "01890a5d-ac96-774b-bcce-b302099a8090"
                 *     }
                 */
                "application/json": components["schemas"]["MarkNotifications"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a8090"
                     *       ],
                     *       "counts": {
                     *         "unread": 0,
                     *         "unseen": 0
                     *       },
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["MarkedAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    mark_notifications_unread: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "up_to": "01890a5d-ac96-774b-bcce-b302099a8090"
                 *     }
                 */
                "application/json": components["schemas"]["MarkNotifications"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ids": [
                     *         "01890a5d-ac96-774b-bcce-b302099a8090"
                     *       ],
                     *       "counts": {
                     *         "unread": 0,
                     *         "unseen": 0
                     *       },
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["MarkedAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_push_config: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enabled": true,
                     *       "kind": "firebase",
                     *       "key": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
                     *       "firebase": {
                     *         "api_key": "AIzaSyA-public-in-every-web-app",
                     *         "project_id": "money-example",
                     *         "app_id": "1:1234567890:web:0123abcd",
                     *         "messaging_sender_id": "1234567890"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PushConfig"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
    list_rates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8071",
                     *           "base": "USD",
                     *           "quote": "EUR",
                     *           "date": "2026-01-26",
                     *           "rate": "0.9238",
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RateList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    create_rate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "base": "USD",
                 *       "quote": "EUR",
                 *       "date": "2026-01-26",
                 *       "rate": "0.9238"
                 *     }
                 */
                "application/json": components["schemas"]["NewRate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8071",
                     *       "base": "USD",
                     *       "quote": "EUR",
                     *       "date": "2026-01-26",
                     *       "rate": "0.9238",
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["RateAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_rate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                rate_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8071",
                     *       "base": "USD",
                     *       "quote": "EUR",
                     *       "date": "2026-01-26",
                     *       "rate": "0.9238",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Rate"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    delete_rate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                rate_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8071",
                     *       "base": "USD",
                     *       "quote": "EUR",
                     *       "date": "2026-01-26",
                     *       "rate": "0.9238",
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["RateAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_rate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                rate_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "rate": "0.9241"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeRate"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8071",
                     *       "base": "USD",
                     *       "quote": "EUR",
                     *       "date": "2026-01-26",
                     *       "rate": "0.9238",
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["RateAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_known_rate: {
        parameters: {
            query: {
                /** @example EUR */
                base: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
                /**
                 * @description The day; today, if left out.
                 * @example 2026-01-26
                 */
                on?: string;
                /** @example EUR */
                quote: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BGN" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "base": "USD",
                     *       "quote": "EUR",
                     *       "date": "2026-01-26",
                     *       "rate": "0.9238"
                     *     }
                     */
                    "application/json": components["schemas"]["KnownRate"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    list_recurring: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *           "name": "Streaming",
                     *           "payee": "Streaming",
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "currency": "EUR",
                     *           "amount_min_minor": -1299,
                     *           "amount_max_minor": -1299,
                     *           "rrule": "FREQ=MONTHLY;BYMONTHDAY=31",
                     *           "start_date": "2026-01-31",
                     *           "weekend": "after",
                     *           "auto_post": false,
                     *           "status": "active",
                     *           "version": 1,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    create_recurring: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Streaming",
                 *       "amount_min_minor": -1299,
                 *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                 *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                 *       "rrule": "FREQ=MONTHLY;BYMONTHDAY=31",
                 *       "start_date": "2026-01-31",
                 *       "weekend": "after"
                 *     }
                 */
                "application/json": components["schemas"]["NewRecurring"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *       "name": "Streaming",
                     *       "payee": "Streaming",
                     *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "currency": "EUR",
                     *       "amount_min_minor": -1299,
                     *       "amount_max_minor": -1299,
                     *       "rrule": "FREQ=MONTHLY;BYMONTHDAY=31",
                     *       "start_date": "2026-01-31",
                     *       "weekend": "after",
                     *       "auto_post": false,
                     *       "status": "active",
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_recurring: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                recurring_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *       "name": "Streaming",
                     *       "payee": "Streaming",
                     *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "currency": "EUR",
                     *       "amount_min_minor": -1299,
                     *       "amount_max_minor": -1299,
                     *       "rrule": "FREQ=MONTHLY;BYMONTHDAY=31",
                     *       "start_date": "2026-01-31",
                     *       "weekend": "after",
                     *       "auto_post": false,
                     *       "status": "active",
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Recurring"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    delete_recurring: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                recurring_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *       "name": "Streaming",
                     *       "payee": "Streaming",
                     *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "currency": "EUR",
                     *       "amount_min_minor": -1299,
                     *       "amount_max_minor": -1299,
                     *       "rrule": "FREQ=MONTHLY;BYMONTHDAY=31",
                     *       "start_date": "2026-01-31",
                     *       "weekend": "after",
                     *       "auto_post": false,
                     *       "status": "active",
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_recurring: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                recurring_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount_min_minor": -1499,
                 *       "amount_max_minor": -1499
                 *     }
                 */
                "application/json": components["schemas"]["ChangeRecurring"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *       "name": "Streaming",
                     *       "payee": "Streaming",
                     *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "currency": "EUR",
                     *       "amount_min_minor": -1299,
                     *       "amount_max_minor": -1299,
                     *       "rrule": "FREQ=MONTHLY;BYMONTHDAY=31",
                     *       "start_date": "2026-01-31",
                     *       "weekend": "after",
                     *       "auto_post": false,
                     *       "status": "active",
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8074",
                     *           "payee": "Streaming",
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "currency": "EUR",
                     *           "amount_min_minor": -1299,
                     *           "amount_max_minor": -1299,
                     *           "rhythm": "monthly",
                     *           "rrule": "FREQ=MONTHLY;BYMONTHDAY=12",
                     *           "weekend": "none",
                     *           "start_date": "2025-10-12",
                     *           "next_date": "2026-02-12",
                     *           "seen": 4,
                     *           "payments": [
                     *             {
                     *               "transaction_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *               "date": "2026-01-12",
                     *               "amount_minor": -1299
                     *             }
                     *           ],
                     *           "state": "open",
                     *           "recurring_id": null,
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CandidateList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    confirm_candidate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                candidate_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Films"
                 *     }
                 */
                "application/json": components["schemas"]["ConfirmCandidate"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *       "name": "Streaming",
                     *       "payee": "Streaming",
                     *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "currency": "EUR",
                     *       "amount_min_minor": -1299,
                     *       "amount_max_minor": -1299,
                     *       "rrule": "FREQ=MONTHLY;BYMONTHDAY=31",
                     *       "start_date": "2026-01-31",
                     *       "weekend": "after",
                     *       "auto_post": false,
                     *       "status": "active",
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["RecurringAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    reject_candidate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                candidate_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8074",
                     *       "payee": "Streaming",
                     *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "currency": "EUR",
                     *       "amount_min_minor": -1299,
                     *       "amount_max_minor": -1299,
                     *       "rhythm": "monthly",
                     *       "rrule": "FREQ=MONTHLY;BYMONTHDAY=12",
                     *       "weekend": "none",
                     *       "start_date": "2025-10-12",
                     *       "next_date": "2026-02-12",
                     *       "seen": 4,
                     *       "payments": [
                     *         {
                     *           "transaction_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *           "date": "2026-01-12",
                     *           "amount_minor": -1299
                     *         }
                     *       ],
                     *       "state": "rejected",
                     *       "recurring_id": null,
                     *       "version": 2,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["CandidateAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_snapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "seq": 42,
                     *       "epoch": "01890a5d-ac96-774b-bcce-b302099a8063",
                     *       "household": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
                     *         "name": "Robin's household",
                     *         "timezone": "Europe/Berlin",
                     *         "currency": "EUR",
                     *         "version": 1,
                     *         "created_at": "2026-01-26T10:30:00.123Z"
                     *       },
                     *       "role": "owner",
                     *       "user": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "email": "robin@home.example",
                     *         "name": "Robin",
                     *         "timezone": "Europe/Berlin",
                     *         "locale": "en",
                     *         "is_admin": true,
                     *         "version": 1,
                     *         "created_at": "2026-01-26T10:30:00.123Z"
                     *       },
                     *       "members": [
                     *         {
                     *           "user_id": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *           "name": "Robin",
                     *           "email": "robin@home.example",
                     *           "role": "owner",
                     *           "joined_at": "2026-01-26T10:30:00.123Z"
                     *         }
                     *       ],
                     *       "accounts": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "name": "Everyday",
                     *           "type": "checking",
                     *           "currency": "EUR",
                     *           "opening_balance_minor": 100000,
                     *           "balance_minor": 98750,
                     *           "balance_version": 2,
                     *           "transaction_count": 1,
                     *           "archived": false,
                     *           "version": 1,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z"
                     *         }
                     *       ],
                     *       "categories": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "name": "Groceries",
                     *           "kind": "expense",
                     *           "parent_id": null,
                     *           "archived": false,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "tags": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805c",
                     *           "name": "weekend",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "budgets": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *           "name": "Groceries",
                     *           "period": "monthly",
                     *           "anchor_date": "2026-01-25",
                     *           "category_ids": [
                     *             "01890a5d-ac96-774b-bcce-b302099a805b"
                     *           ],
                     *           "currency": "EUR",
                     *           "limit_minor": 45000,
                     *           "rollover": "positive",
                     *           "rollover_since": "2026-01-25",
                     *           "thresholds": [
                     *             50,
                     *             80,
                     *             100
                     *           ],
                     *           "alerts": {
                     *             "threshold": true,
                     *             "over": true,
                     *             "predicted": true
                     *           },
                     *           "paused": false,
                     *           "archived": false,
                     *           "version": 1,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z"
                     *         }
                     *       ],
                     *       "goals": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *           "name": "A new bicycle",
                     *           "kind": "save_up",
                     *           "currency": "EUR",
                     *           "target_minor": 180000,
                     *           "rest_minor": 0,
                     *           "target_date": "2026-09-01",
                     *           "fed_by": "accounts",
                     *           "accounts": [
                     *             {
                     *               "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *               "percent": 40
                     *             }
                     *           ],
                     *           "archived": false,
                     *           "version": 1,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z"
                     *         }
                     *       ],
                     *       "goal_progress": [
                     *         {
                     *           "goal_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *           "on": "2026-02-14",
                     *           "currency": "EUR",
                     *           "whole_minor": 180000,
                     *           "saved_minor": 97200,
                     *           "left_minor": 82800,
                     *           "percent": 54,
                     *           "milestones_reached": [
                     *             25,
                     *             50
                     *           ],
                     *           "required_minor": 12665,
                     *           "pace_minor": 14100,
                     *           "pace_days": 90,
                     *           "projected_date": "2026-08-12",
                     *           "state": "on_track",
                     *           "unconverted": []
                     *         }
                     *       ],
                     *       "rates": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8071",
                     *           "base": "USD",
                     *           "quote": "EUR",
                     *           "date": "2026-01-26",
                     *           "rate": "0.9238",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "recurring": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *           "name": "Streaming",
                     *           "payee": "Streaming",
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "currency": "EUR",
                     *           "amount_min_minor": -1299,
                     *           "amount_max_minor": -1299,
                     *           "rrule": "FREQ=MONTHLY;BYMONTHDAY=31",
                     *           "start_date": "2026-01-31",
                     *           "weekend": "after",
                     *           "auto_post": false,
                     *           "status": "active",
                     *           "version": 1,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z"
                     *         }
                     *       ],
                     *       "bills": [
                     *         {
                     *           "id": "0188e0a3-7c00-7a4b-8cce-b302099a8073",
                     *           "recurring_id": "01890a5d-ac96-774b-bcce-b302099a8072",
                     *           "rule_date": "2026-01-31",
                     *           "due_date": "2026-02-02",
                     *           "missed_after": "2026-02-16",
                     *           "currency": "EUR",
                     *           "amount_min_minor": -1299,
                     *           "amount_max_minor": -1299,
                     *           "state": "open",
                     *           "transaction_id": null,
                     *           "paid_date": null,
                     *           "paid_minor": null,
                     *           "paid_currency": null,
                     *           "price_change_minor": null,
                     *           "by_hand": false,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "recurring_candidates": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8074",
                     *           "payee": "Streaming",
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "currency": "EUR",
                     *           "amount_min_minor": -1299,
                     *           "amount_max_minor": -1299,
                     *           "rhythm": "monthly",
                     *           "rrule": "FREQ=MONTHLY;BYMONTHDAY=12",
                     *           "weekend": "none",
                     *           "start_date": "2025-10-12",
                     *           "next_date": "2026-02-12",
                     *           "seen": 4,
                     *           "payments": [
                     *             {
                     *               "transaction_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *               "date": "2026-01-12",
                     *               "amount_minor": -1299
                     *             }
                     *           ],
                     *           "state": "open",
                     *           "recurring_id": null,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "alerts": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8080",
                     *           "kind": "budget_threshold",
                     *           "severity": "warning",
                     *           "state": "raised",
                     *           "subject_noun": "budget",
                     *           "subject_id": "01890a5d-ac96-774b-bcce-b302099a8070",
                     *           "subject_label": "Groceries",
                     *           "period": "2026-01-25",
                     *           "tier": "80",
                     *           "currency": "EUR",
                     *           "numbers": {
                     *             "amount_minor": 37120,
                     *             "limit_minor": 45000,
                     *             "usual_minor": null,
                     *             "percent": 80,
                     *             "probability": null,
                     *             "day": null
                     *           },
                     *           "why": [
                     *             {
                     *               "kind": "transaction",
                     *               "label": "Supermarket",
                     *               "day": "2026-02-14",
                     *               "amount_minor": 9310,
                     *               "id": "01890a5d-ac96-774b-bcce-b302099a805d"
                     *             }
                     *           ],
                     *           "times": 1,
                     *           "dismissed": false,
                     *           "raised_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z",
                     *           "resolved_at": null,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "alert_settings": {
                     *         "off": [
                     *           "large_deposit"
                     *         ],
                     *         "large_expense_minor": 50000,
                     *         "large_deposit_minor": 100000,
                     *         "low_balance_minor": 10000,
                     *         "low_balance_days": 14,
                     *         "bill_days": 3,
                     *         "version": 2
                     *       },
                     *       "notification_preferences": {
                     *         "email_enabled": true,
                     *         "push_enabled": true,
                     *         "sms_enabled": false,
                     *         "transaction_alerts": true,
                     *         "budget_alerts": true,
                     *         "goal_alerts": true,
                     *         "recurring_alerts": true,
                     *         "weekly_summary": true,
                     *         "monthly_summary": false,
                     *         "quiet_hours_enabled": true,
                     *         "quiet_hours_start": "22:00",
                     *         "quiet_hours_end": "07:00",
                     *         "frequency": "instant",
                     *         "fcm_token": null,
                     *         "apns_token": null,
                     *         "timezone": "Europe/Berlin",
                     *         "locale": null,
                     *         "digest_hour": 8,
                     *         "digest_weekday": 0,
                     *         "amounts_in_push": false,
                     *         "overrides": [
                     *           {
                     *             "type": "large_deposit",
                     *             "channel": "email",
                     *             "enabled": true,
                     *             "frequency": "daily"
                     *           }
                     *         ],
                     *         "version": 3,
                     *         "created_at": "2026-01-26T10:30:00.123Z",
                     *         "updated_at": "2026-01-26T10:30:00.123Z"
                     *       },
                     *       "inbox_counts": {
                     *         "unread": 1,
                     *         "unseen": 1
                     *       },
                     *       "activity_unread": 1,
                     *       "transactions": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "date": "2026-01-26",
                     *           "amount_minor": -1250,
                     *           "currency": "EUR",
                     *           "payee": "Corner bakery",
                     *           "note": null,
                     *           "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "tags": [
                     *             "weekend"
                     *           ],
                     *           "splits": [],
                     *           "transfer_id": null,
                     *           "transfer_peer_id": null,
                     *           "transfer_account_id": null,
                     *           "import_id": null,
                     *           "version": 1,
                     *           "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z",
                     *           "deleted_at": null
                     *         }
                     *       ],
                     *       "horizon": null,
                     *       "transactions_total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SnapshotAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    list_tags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805c",
                     *           "name": "weekend",
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TagList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
        };
    };
    create_tag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "weekend"
                 *     }
                 */
                "application/json": components["schemas"]["NewTag"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805c",
                     *       "name": "weekend",
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TagAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_tag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                tag_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805c",
                     *       "name": "weekend",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Tag"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    delete_tag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                tag_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805c",
                     *       "name": "weekend",
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TagAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_tag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                tag_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "holiday"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeTag"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805c",
                     *       "name": "weekend",
                     *       "version": 1,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TagAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_transactions: {
        parameters: {
            query?: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                account_id?: string;
                category_id?: string;
                cursor?: string;
                deleted?: boolean;
                /** @example 2026-01-26 */
                from?: string;
                limit?: number;
                max?: number;
                min?: number;
                q?: string;
                tag?: string;
                /** @example 2026-01-26 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "date": "2026-01-26",
                     *           "amount_minor": -1250,
                     *           "currency": "EUR",
                     *           "payee": "Corner bakery",
                     *           "note": null,
                     *           "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "tags": [
                     *             "weekend"
                     *           ],
                     *           "splits": [],
                     *           "transfer_id": null,
                     *           "transfer_peer_id": null,
                     *           "transfer_account_id": null,
                     *           "import_id": null,
                     *           "version": 1,
                     *           "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z",
                     *           "deleted_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null,
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                 *       "amount_minor": -1250,
                 *       "date": "2026-01-26",
                 *       "payee": "Corner bakery",
                 *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                 *       "tags": [
                 *         "weekend"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewTransaction"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "date": "2026-01-26",
                     *       "amount_minor": -1250,
                     *       "currency": "EUR",
                     *       "payee": "Corner bakery",
                     *       "note": null,
                     *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "tags": [
                     *         "weekend"
                     *       ],
                     *       "splits": [],
                     *       "transfer_id": null,
                     *       "transfer_peer_id": null,
                     *       "transfer_account_id": null,
                     *       "import_id": null,
                     *       "version": 1,
                     *       "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "deleted_at": null,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TransactionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_transaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "date": "2026-01-26",
                     *       "amount_minor": -1250,
                     *       "currency": "EUR",
                     *       "payee": "Corner bakery",
                     *       "note": null,
                     *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "tags": [
                     *         "weekend"
                     *       ],
                     *       "splits": [],
                     *       "transfer_id": null,
                     *       "transfer_peer_id": null,
                     *       "transfer_account_id": null,
                     *       "import_id": null,
                     *       "version": 1,
                     *       "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "deleted_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    delete_transaction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "date": "2026-01-26",
                     *       "amount_minor": -1250,
                     *       "currency": "EUR",
                     *       "payee": "Corner bakery",
                     *       "note": null,
                     *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "tags": [
                     *         "weekend"
                     *       ],
                     *       "splits": [],
                     *       "transfer_id": null,
                     *       "transfer_peer_id": null,
                     *       "transfer_account_id": null,
                     *       "import_id": null,
                     *       "version": 1,
                     *       "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "deleted_at": null,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TransactionAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_transaction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount_minor": -1150,
                 *       "note": "One roll was for free."
                 *     }
                 */
                "application/json": components["schemas"]["ChangeTransaction"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "date": "2026-01-26",
                     *       "amount_minor": -1250,
                     *       "currency": "EUR",
                     *       "payee": "Corner bakery",
                     *       "note": null,
                     *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "tags": [
                     *         "weekend"
                     *       ],
                     *       "splits": [],
                     *       "transfer_id": null,
                     *       "transfer_peer_id": null,
                     *       "transfer_account_id": null,
                     *       "import_id": null,
                     *       "version": 1,
                     *       "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "deleted_at": null,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TransactionAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    restore_transaction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *       "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *       "date": "2026-01-26",
                     *       "amount_minor": -1250,
                     *       "currency": "EUR",
                     *       "payee": "Corner bakery",
                     *       "note": null,
                     *       "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *       "tags": [
                     *         "weekend"
                     *       ],
                     *       "splits": [],
                     *       "transfer_id": null,
                     *       "transfer_peer_id": null,
                     *       "transfer_account_id": null,
                     *       "import_id": null,
                     *       "version": 1,
                     *       "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "deleted_at": null,
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TransactionAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
        };
    };
    create_many: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "transactions": [
                 *         {
                 *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                 *           "amount_minor": -1250,
                 *           "date": "2026-01-26"
                 *         },
                 *         {
                 *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                 *           "amount_minor": 250000,
                 *           "date": "2026-01-27"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewTransactions"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *           "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *           "date": "2026-01-26",
                     *           "amount_minor": -1250,
                     *           "currency": "EUR",
                     *           "payee": "Corner bakery",
                     *           "note": null,
                     *           "category_id": "01890a5d-ac96-774b-bcce-b302099a805b",
                     *           "tags": [
                     *             "weekend"
                     *           ],
                     *           "splits": [],
                     *           "transfer_id": null,
                     *           "transfer_peer_id": null,
                     *           "transfer_account_id": null,
                     *           "import_id": null,
                     *           "version": 1,
                     *           "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z",
                     *           "deleted_at": null
                     *         }
                     *       ],
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TransactionsAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    create_transfer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from_account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                 *       "to_account_id": "01890a5d-ac96-774b-bcce-b302099a805a",
                 *       "amount_minor": 20000,
                 *       "date": "2026-01-26"
                 *     }
                 */
                "application/json": components["schemas"]["NewTransfer"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *       "from": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *         "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *         "date": "2026-01-26",
                     *         "amount_minor": -20000,
                     *         "currency": "EUR",
                     *         "payee": null,
                     *         "note": null,
                     *         "category_id": null,
                     *         "tags": [],
                     *         "splits": [],
                     *         "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *         "transfer_peer_id": "01890a5d-ac96-774b-bcce-b302099a805e",
                     *         "transfer_account_id": "01890a5d-ac96-774b-bcce-b302099a805a",
                     *         "import_id": null,
                     *         "version": 1,
                     *         "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "created_at": "2026-01-26T10:30:00.123Z",
                     *         "updated_at": "2026-01-26T10:30:00.123Z",
                     *         "deleted_at": null
                     *       },
                     *       "to": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a805e",
                     *         "account_id": "01890a5d-ac96-774b-bcce-b302099a805a",
                     *         "date": "2026-01-26",
                     *         "amount_minor": 20000,
                     *         "currency": "EUR",
                     *         "payee": null,
                     *         "note": null,
                     *         "category_id": null,
                     *         "tags": [],
                     *         "splits": [],
                     *         "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *         "transfer_peer_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *         "transfer_account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *         "import_id": null,
                     *         "version": 1,
                     *         "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "created_at": "2026-01-26T10:30:00.123Z",
                     *         "updated_at": "2026-01-26T10:30:00.123Z",
                     *         "deleted_at": null
                     *       },
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TransferSeqAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *       "from": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *         "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *         "date": "2026-01-26",
                     *         "amount_minor": -20000,
                     *         "currency": "EUR",
                     *         "payee": null,
                     *         "note": null,
                     *         "category_id": null,
                     *         "tags": [],
                     *         "splits": [],
                     *         "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *         "transfer_peer_id": "01890a5d-ac96-774b-bcce-b302099a805e",
                     *         "transfer_account_id": "01890a5d-ac96-774b-bcce-b302099a805a",
                     *         "import_id": null,
                     *         "version": 1,
                     *         "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "created_at": "2026-01-26T10:30:00.123Z",
                     *         "updated_at": "2026-01-26T10:30:00.123Z",
                     *         "deleted_at": null
                     *       },
                     *       "to": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a805e",
                     *         "account_id": "01890a5d-ac96-774b-bcce-b302099a805a",
                     *         "date": "2026-01-26",
                     *         "amount_minor": 20000,
                     *         "currency": "EUR",
                     *         "payee": null,
                     *         "note": null,
                     *         "category_id": null,
                     *         "tags": [],
                     *         "splits": [],
                     *         "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *         "transfer_peer_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *         "transfer_account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *         "import_id": null,
                     *         "version": 1,
                     *         "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "created_at": "2026-01-26T10:30:00.123Z",
                     *         "updated_at": "2026-01-26T10:30:00.123Z",
                     *         "deleted_at": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TransferAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    delete_transfer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *       "from": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *         "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *         "date": "2026-01-26",
                     *         "amount_minor": -20000,
                     *         "currency": "EUR",
                     *         "payee": null,
                     *         "note": null,
                     *         "category_id": null,
                     *         "tags": [],
                     *         "splits": [],
                     *         "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *         "transfer_peer_id": "01890a5d-ac96-774b-bcce-b302099a805e",
                     *         "transfer_account_id": "01890a5d-ac96-774b-bcce-b302099a805a",
                     *         "import_id": null,
                     *         "version": 1,
                     *         "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "created_at": "2026-01-26T10:30:00.123Z",
                     *         "updated_at": "2026-01-26T10:30:00.123Z",
                     *         "deleted_at": null
                     *       },
                     *       "to": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a805e",
                     *         "account_id": "01890a5d-ac96-774b-bcce-b302099a805a",
                     *         "date": "2026-01-26",
                     *         "amount_minor": 20000,
                     *         "currency": "EUR",
                     *         "payee": null,
                     *         "note": null,
                     *         "category_id": null,
                     *         "tags": [],
                     *         "splits": [],
                     *         "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *         "transfer_peer_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *         "transfer_account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *         "import_id": null,
                     *         "version": 1,
                     *         "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "created_at": "2026-01-26T10:30:00.123Z",
                     *         "updated_at": "2026-01-26T10:30:00.123Z",
                     *         "deleted_at": null
                     *       },
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TransferSeqAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_transfer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount_minor": 25000
                 *     }
                 */
                "application/json": components["schemas"]["ChangeTransfer"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *       "from": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *         "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *         "date": "2026-01-26",
                     *         "amount_minor": -20000,
                     *         "currency": "EUR",
                     *         "payee": null,
                     *         "note": null,
                     *         "category_id": null,
                     *         "tags": [],
                     *         "splits": [],
                     *         "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *         "transfer_peer_id": "01890a5d-ac96-774b-bcce-b302099a805e",
                     *         "transfer_account_id": "01890a5d-ac96-774b-bcce-b302099a805a",
                     *         "import_id": null,
                     *         "version": 1,
                     *         "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "created_at": "2026-01-26T10:30:00.123Z",
                     *         "updated_at": "2026-01-26T10:30:00.123Z",
                     *         "deleted_at": null
                     *       },
                     *       "to": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a805e",
                     *         "account_id": "01890a5d-ac96-774b-bcce-b302099a805a",
                     *         "date": "2026-01-26",
                     *         "amount_minor": 20000,
                     *         "currency": "EUR",
                     *         "payee": null,
                     *         "note": null,
                     *         "category_id": null,
                     *         "tags": [],
                     *         "splits": [],
                     *         "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *         "transfer_peer_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *         "transfer_account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *         "import_id": null,
                     *         "version": 1,
                     *         "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "created_at": "2026-01-26T10:30:00.123Z",
                     *         "updated_at": "2026-01-26T10:30:00.123Z",
                     *         "deleted_at": null
                     *       },
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TransferSeqAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    restore_transfer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *       "from": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *         "account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *         "date": "2026-01-26",
                     *         "amount_minor": -20000,
                     *         "currency": "EUR",
                     *         "payee": null,
                     *         "note": null,
                     *         "category_id": null,
                     *         "tags": [],
                     *         "splits": [],
                     *         "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *         "transfer_peer_id": "01890a5d-ac96-774b-bcce-b302099a805e",
                     *         "transfer_account_id": "01890a5d-ac96-774b-bcce-b302099a805a",
                     *         "import_id": null,
                     *         "version": 1,
                     *         "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "created_at": "2026-01-26T10:30:00.123Z",
                     *         "updated_at": "2026-01-26T10:30:00.123Z",
                     *         "deleted_at": null
                     *       },
                     *       "to": {
                     *         "id": "01890a5d-ac96-774b-bcce-b302099a805e",
                     *         "account_id": "01890a5d-ac96-774b-bcce-b302099a805a",
                     *         "date": "2026-01-26",
                     *         "amount_minor": 20000,
                     *         "currency": "EUR",
                     *         "payee": null,
                     *         "note": null,
                     *         "category_id": null,
                     *         "tags": [],
                     *         "splits": [],
                     *         "transfer_id": "01890a5d-ac96-774b-bcce-b302099a805f",
                     *         "transfer_peer_id": "01890a5d-ac96-774b-bcce-b302099a805d",
                     *         "transfer_account_id": "01890a5d-ac96-774b-bcce-b302099a8059",
                     *         "import_id": null,
                     *         "version": 1,
                     *         "created_by": "01890a5d-ac96-774b-bcce-b302099a8057",
                     *         "created_at": "2026-01-26T10:30:00.123Z",
                     *         "updated_at": "2026-01-26T10:30:00.123Z",
                     *         "deleted_at": null
                     *       },
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["TransferSeqAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    list_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8094",
                     *           "name": "Home automation",
                     *           "url": "https://hooks.home.example/…",
                     *           "types": [
                     *             "budget_over"
                     *           ],
                     *           "enabled": true,
                     *           "disabled_reason": null,
                     *           "failing_since": null,
                     *           "old_secret_until": null,
                     *           "version": 1,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "updated_at": "2026-01-26T10:30:00.123Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
    create_webhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Home automation",
                 *       "url": "https://hooks.home.example/bell"
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8094",
                     *       "name": "Home automation",
                     *       "url": "https://hooks.home.example/…",
                     *       "types": [
                     *         "budget_over"
                     *       ],
                     *       "enabled": true,
                     *       "disabled_reason": null,
                     *       "failing_since": null,
                     *       "old_secret_until": null,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42,
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    get_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8094",
                     *       "name": "Home automation",
                     *       "url": "https://hooks.home.example/…",
                     *       "types": [
                     *         "budget_over"
                     *       ],
                     *       "enabled": true,
                     *       "disabled_reason": null,
                     *       "failing_since": null,
                     *       "old_secret_until": null,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    delete_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    patch_webhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version you changed, such as `"3"`: a stale one gets 412.
                 * @example "1"
                 */
                "if-match"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "types": [
                 *         "budget_over"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ChangeWebhook"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8094",
                     *       "name": "Home automation",
                     *       "url": "https://hooks.home.example/…",
                     *       "types": [
                     *         "budget_over"
                     *       ],
                     *       "enabled": true,
                     *       "disabled_reason": null,
                     *       "failing_since": null,
                     *       "old_secret_until": null,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            422: components["responses"]["Problem422"];
        };
    };
    list_webhook_deliveries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8095",
                     *           "notification_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *           "type": "budget_over",
                     *           "state": "accepted",
                     *           "reason": null,
                     *           "next_attempt_at": null,
                     *           "created_at": "2026-01-26T10:30:00.123Z",
                     *           "attempts": [
                     *             {
                     *               "n": 1,
                     *               "started_at": "2026-01-26T10:30:00.123Z",
                     *               "finished_at": "2026-01-26T10:30:00.123Z",
                     *               "outcome": "delivered",
                     *               "http_status": 204,
                     *               "reason": "accepted"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    rotate_webhook_secret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01890a5d-ac96-774b-bcce-b302099a8094",
                     *       "name": "Home automation",
                     *       "url": "https://hooks.home.example/…",
                     *       "types": [
                     *         "budget_over"
                     *       ],
                     *       "enabled": true,
                     *       "disabled_reason": null,
                     *       "failing_since": null,
                     *       "old_secret_until": null,
                     *       "version": 1,
                     *       "created_at": "2026-01-26T10:30:00.123Z",
                     *       "updated_at": "2026-01-26T10:30:00.123Z",
                     *       "seq": 42,
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    test_webhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a retry safe: the first answer is replayed for 24 hours.
                 * @example 7c1b4f0e
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "notification_id": "01890a5d-ac96-774b-bcce-b302099a8090",
                     *       "settled": true,
                     *       "deliveries": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8092",
                     *           "channel": "fcm",
                     *           "target": "01890a5d-ac96-774b-bcce-b302099a8091",
                     *           "target_name": "Robin's phone",
                     *           "state": "accepted",
                     *           "reason": null,
                     *           "not_before": "2026-01-26T10:30:00.123Z",
                     *           "attempts": 1,
                     *           "last_status": 200,
                     *           "last_reason": "accepted",
                     *           "accepted_at": "2026-01-26T10:30:00.123Z",
                     *           "displayed_at": null,
                     *           "clicked_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TestAnswer"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
        };
    };
    get_socket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upgrade succeeded; see docs/protocol. */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            426: components["responses"]["Problem426"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    list_connections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "01890a5d-ac96-774b-bcce-b302099a8061-17",
                     *           "session_id": "01890a5d-ac96-774b-bcce-b302099a8061",
                     *           "device": "Firefox on Linux",
                     *           "address": "192.0.2.7",
                     *           "since": "2026-01-26T10:30:00.123Z",
                     *           "seq": 42,
                     *           "acked": 41,
                     *           "lag": 1,
                     *           "queue_bytes": 0,
                     *           "current": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConnectionList"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
    disconnect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01890a5d-ac96-774b-bcce-b302099a8057-17 */
                connection_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
        };
    };
    get_socket_stats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scope": "user",
                     *       "connections": 2,
                     *       "users": 1,
                     *       "messages_in": 17,
                     *       "messages_out": 421,
                     *       "queue_bytes": 0,
                     *       "messages_in_per_s": 0,
                     *       "messages_out_per_s": 2,
                     *       "resumes_complete": 3,
                     *       "resumes_refused": 0,
                     *       "upgrades_refused": null,
                     *       "closes": {
                     *         "1001": 2,
                     *         "1006": 1
                     *       },
                     *       "commit_to_socket_ms": {
                     *         "p50": 0.3,
                     *         "p95": 0.5,
                     *         "p99": 0.9
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SocketStats"];
                };
            };
            401: components["responses"]["Problem401"];
        };
    };
}
