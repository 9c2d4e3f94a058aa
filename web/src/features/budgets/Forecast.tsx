import { useMemo } from "react";
import type { Budget, BudgetProgress } from "~/api/types";
import classes from "~/features/budgets/Forecast.module.css";
import { spentByDay } from "~/features/budgets/spentByDay";
import { chanceInWords, PERIODS } from "~/features/budgets/standing";
import { useSpendingByDay } from "~/queries/analytics";
import { Card, CardHead } from "~/ui/Card";
import { Figure, Figures } from "~/ui/Figures";
import { useFormats } from "~/ui/formats";
import { Lit } from "~/ui/Lit";
import { Money } from "~/ui/Money";
import { axisText } from "~/ui/moneyText";
import { Percent } from "~/ui/Percent";
import { UserText } from "~/ui/UserText";

/** How the period will end: the chance of going over, and the fan from what is spent to where it may lead. */
export function Forecast({ budget, progress }: { budget: Budget; progress: BudgetProgress }) {
  const { projection, currency, available_minor, state } = progress;
  const { probability, p10_minor, p50_minor, p90_minor, periods_known } = projection;
  const { data: spending } = useSpendingByDay({ from: progress.period_start, to: progress.on, currency });
  const spent = useMemo(
    () => (spending ? spentByDay(budget, progress, spending) : null),
    [budget, progress, spending],
  );
  if (probability === null || p10_minor === null || p50_minor === null || p90_minor === null) {
    return (
      <Card>
        <CardHead
          title="Forecast"
          note={`It takes two whole periods to learn from; ${periods_known} of them known so far.`}
        />
      </Card>
    );
  }
  return (
    <Card>
      <CardHead title="Forecast" note={`From the last ${periods_known} periods and what is known to come.`} />
      <p className={classes.chance} data-tone={probability >= 0.5 ? "watch" : "good"}>
        {state === "over" ? (
          "It is over already."
        ) : (
          <>
            <Lit on={Math.round(probability * 100)}>
              <strong>
                <Percent of={probability} />
              </strong>
            </Lit>{" "}
            chance of going over. {chanceInWords(probability)}.
          </>
        )}
      </p>
      <Fan progress={progress} spent={spent} low={p10_minor} middle={p50_minor} high={p90_minor} />
      <Figures>
        <Figure name="Probably">
          <Lit on={p50_minor}>
            <Money minor={p50_minor} currency={currency} />
          </Lit>
        </Figure>
        <Figure name="Less in 1 of 10">
          <Money minor={p10_minor} currency={currency} />
        </Figure>
        <Figure name="More in 1 of 10">
          <Money minor={p90_minor} currency={currency} />
        </Figure>
      </Figures>
      <span className="visually-hidden">
        <UserText>{budget.name}</UserText> has <Money minor={available_minor} currency={currency} />{" "}
        {PERIODS[budget.period].this}.
      </span>
    </Card>
  );
}

const WIDTH = 480;
const HEIGHT = 150;
const TOP = 14;
const LEFT = 4;
const RIGHT = 56;

interface FanProps {
  progress: BudgetProgress;
  /** By the end of each day so far; null: only what it came to is known. */
  spent: readonly number[] | null;
  low: number;
  middle: number;
  high: number;
}

/** The figures below it say the same in words. */
function Fan({ progress, spent, low, middle, high }: FanProps) {
  const { locale } = useFormats();
  const { currency, available_minor, spent_minor, period_start, period_end, days_left } = progress;
  const days = (Date.parse(period_end) - Date.parse(period_start)) / 86_400_000 + 1;
  const top = Math.max(available_minor, high, spent_minor, ...(spent ?? []), 1);
  const x = (day: number) => LEFT + (day / days) * (WIDTH - LEFT - RIGHT);
  const y = (minor: number) => TOP + (1 - Math.max(0, minor) / top) * (HEIGHT - TOP - 6);
  const now = x(Math.min(days, days - days_left + 1));
  const end = x(days);
  const limit = y(available_minor);
  return (
    <svg className={classes.fan} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className={classes.ground} d={`M${LEFT} ${y(0)}H${end}`} />
      <path className={classes.limit} d={`M${LEFT} ${limit}H${end}`} />
      <path className={classes.spread} d={`M${now} ${y(spent_minor)}L${end} ${y(high)}V${y(low)}Z`} />
      <path
        className={classes.spent}
        d={`M${LEFT} ${y(0)}${spent ? spent.map((minor, at) => `L${x(at + 1)} ${y(minor)}`).join("") : `L${now} ${y(spent_minor)}`}`}
      />
      <path className={classes.course} d={`M${now} ${y(spent_minor)}L${end} ${y(middle)}`} />
      <circle className={classes.now} cx={now} cy={y(spent_minor)} r="4.5" />
      {labels([
        { at: limit, text: axisText(available_minor, currency, locale), isLimit: true },
        { at: y(high), text: axisText(high, currency, locale) },
        { at: y(middle), text: axisText(middle, currency, locale) },
        { at: y(low), text: axisText(low, currency, locale) },
      ]).map(({ at, text, isLimit }) => (
        <text
          key={`${text} ${isLimit}`}
          x={end + 6}
          y={at + 4}
          className={isLimit ? classes.limitText : classes.text}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

interface Label {
  at: number;
  text: string;
  isLimit?: boolean;
}

const LINE = 14;

/** Those that would stand on another are left out; the limit always stands. */
function labels(all: readonly Label[]): Label[] {
  const kept: Label[] = [];
  for (const one of all) if (kept.every(({ at }) => Math.abs(at - one.at) >= LINE)) kept.push(one);
  return kept;
}
