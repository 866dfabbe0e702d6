type Activity = (...given: never[]) => Promise<unknown>;

/** Counts activities that are under way in this process. */
export class InFlight {
  count = 0;

  /** The same activities, counted. */
  counted(activities: object): object {
    return Object.fromEntries(
      Object.entries(activities).map(([name, activity]) => [name, this.one(activity as Activity)]),
    );
  }

  private one(activity: Activity): Activity {
    return async (...given) => {
      this.count++;
      try {
        return await activity(...given);
      } finally {
        this.count--;
      }
    };
  }
}
