import { conversation, type MessageScript } from './script.ts';

/** Bookings: moved, cancelled, doubled, asked about. */
export const BOOKINGS: readonly MessageScript[] = [
  conversation(
    'bookings',
    'Move a booking',
    'patient',
    `
    C Hello, could I move my booking {order} from {day} to the weekend?
    A Hello {first}, this is {agent}. Saturday or Sunday?
    C Saturday, if there is anything in the morning
    A~ There is {time} or half past eleven.
    C {time} please
    A Moved. You get a new confirmation in a moment.
    C Is there a fee for that
    A Not when it is more than two days ahead. You are fine.
    C Great, thank you
    A See you on Saturday, {first}.
    `,
  ),
  conversation(
    'bookings',
    'Turned away at the desk',
    'angry',
    `
    C I am standing at your front desk and they say I have NO booking. I have the confirmation in my hand
    A Hello {first}, I am {agent}. Please send me the number on it.
    C {order}
    A Thank you. I see it in our system, but not in theirs. I am calling the desk.
    C There are people behind me. This is humiliating
    C~ Well?
    A~ I have the desk manager on the line, her name is on the door to your left.
    C She is coming over now
    A Your room is upgraded, and tonight's breakfast bill is ours.
    C Ok. She is nice at least
    A I am sorry that you had to stand there. I am looking into how it got lost.
    C Please do. I do not want this again on {day} when I come back
    A I have called them about {day} too, it is confirmed by name.
    C Thank you {agent}
    `,
  ),
  conversation(
    'bookings',
    'Cancellation because of illness',
    'worried',
    `
    C Hi, we have to cancel {order}, our little one is in hospital
    A I am so sorry, {first}. Please do not worry about the booking, I will take care of it.
    C The website says no refund this late
    A That is the rule for changes of mind. This is something else.
    C Do you need a letter from the hospital or so
    A No. I have cancelled it and you get the full {amount} back.
    C Thank you. That really helps right now
    A All the best to the little one.
    C 💛
    `,
  ),
  conversation(
    'bookings',
    'Two bookings by mistake',
    'cheerful',
    `
    C I think my husband and I both booked the same table, haha
    A Hello {first}! Then you would get two starters. What are the numbers?
    C {order} and the one right after it
    A Found both. Which shall I keep?
    C His, he put in the nice window seat
    A The other is cancelled. Four people, {day} at {time}, window seat.
    C Perfect. It is our anniversary
    A Then I will leave a note for the kitchen. Enjoy it!
    C Aw, thank you!
    `,
  ),
  conversation(
    'bookings',
    'Question about access',
    'patient',
    `
    C Good morning, is the venue for {order} accessible with a wheelchair?
    A Good morning {first}, this is {agent}. The main entrance has a ramp. May I ask about the rest with the venue?
    C Please, especially the toilets
    A~ They confirm: step free from the street, one accessible toilet on the same floor, doors 90 cm wide.
    C And parking?
    A Two places right at the entrance. I have reserved one in your name for {day}.
    C That is more than I asked for. Thank you
    A My pleasure, {first}.
    `,
  ),
  conversation(
    'bookings',
    'Promised call back',
    'angry',
    `
    C Somebody was going to call me back about {order} by {time}. Nobody did
    A Hello {first}, I am {agent}. I am sorry. What was it about?
    C The price changed after I booked. By {amount}!
    A That should not happen. Let me compare the two confirmations.
    C~ Are you still comparing?
    A~ Yes. The first one is right. The second added an insurance that you did not choose.
    C So you add things without asking
    A It came from a box that was ticked by default. I have taken it off and told the web team.
    C And the difference
    A Goes back to your card, {amount}, within three days.
    C You are the first one who actually answers. Thanks
    A Thank you for staying with it.
    `,
  ),
  conversation(
    'bookings',
    'Reminder',
    'cheerful',
    `
    A Hello {first}, this is {agent}. A reminder of your appointment {order} on {day} at {time}. Is that still good?
    C Yes! Looking forward
    A Wonderful. Parking is behind the house.
    C Good to know, thanks 👍
    `,
  ),
];
