/** 日期和时长怎么说。 */
import {
  amountOfDays,
  amountOfMs,
  calendarDate,
  hoursAndMinutes,
  type Amount,
  type Unit,
} from '../../when.ts'
import type { Messages } from '../catalogue.ts'

const weekdayNames = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

export const time: Messages['time'] = {
  inDays: (days) => {
    if (days === 0) return '今天'
    if (days === 1) return '明天'
    if (days === -1) return '昨天'
    return days > 0 ? `${said(amountOfDays(days))}后` : `${said(amountOfDays(-days))}前`
  },

  minutes: (minutes) => {
    const whole = hoursAndMinutes(minutes)
    if (whole.hours === 0) return `${whole.minutes} 分钟`
    return whole.minutes === 0 ? `${whole.hours} 小时` : `${whole.hours} 小时 ${whole.minutes} 分钟`
  },

  interval: (ms) => said(amountOfMs(ms)),

  date: (on, today) => {
    const { year, month, date } = calendarDate(on)
    const short = `${month + 1}月${date}日`
    return year === calendarDate(today).year ? short : `${year}年${short}`
  },

  weekday: (on) => weekdayNames[calendarDate(on).weekday]!,
}

const units: Readonly<Record<Unit, string>> = {
  minute: '分钟',
  hour: '小时',
  day: '天',
  month: '个月',
  year: '年',
}

function said({ count, unit }: Amount): string {
  return `${count} ${units[unit]}`
}
